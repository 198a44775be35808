import * as z from 'zod';
import { ok } from '../../kernel/result.ts';
import { parse } from '../../platform/parse.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { importPeople, importQuery, peopleImportTemplate } from './import-people.ts';

const entry = z.object({
  row: z.int().describe('Number of the CSV record; the header is 1, empty records count'),
  field: z.string().describe('Field of the body of POST /people, or `row` for the record as a whole'),
  code: z.string(),
  message: z.string(),
});

const importReport = z
  .object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.array(entry).describe('One entry per field at fault; a row with any did not land'),
    rejectedRows: z.int(),
    warnings: z
      .array(entry.extend({ value: z.string().optional() }))
      .describe('What was left out of rows that landed'),
    updates: z
      .array(z.object({ row: z.int(), personId: z.string(), fields: z.array(z.string()) }))
      .describe('Who was held already and is changed, and in which fields'),
    total: z.int(),
    possibleDuplicates: z
      .array(z.object({ row: z.int(), personIds: z.array(z.string()), rows: z.array(z.int()) }))
      .describe('New people with the folded name, birth year and county of another'),
    unknownHeaders: z.array(z.string()),
    dryRun: z.boolean(),
  })
  .meta({ id: 'PeopleImportReport' });

const templateQuery = z.object({ lang: z.enum(['fa', 'en']).optional() });

export const peopleImportRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/people/import/template.csv',
    permission: 'people:import',
    summary: 'An empty list of people with its headings',
    tag: 'people',
    query: templateQuery,
    answer: { status: 200, description: 'CSV, UTF-8 with BOM', text: 'text/csv' },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ actor, query }) => {
      const asked = parse(templateQuery, query);
      if (!asked.ok) return asked;
      // A header's language is the browser's, not a wish: only the query asks for English headings.
      return answered(peopleImportTemplate(actor, asked.value.lang ?? 'fa'), (content) => ({
        text: { type: 'text/csv; charset=utf-8', content, fileName: 'mehrkar-people.csv' },
      }));
    },
  }),
  signedIn({
    method: 'post',
    path: '/people/import',
    permission: 'people:import',
    summary: 'Import a list of people; good rows land, bad rows are reported, a repeat changes nothing',
    tag: 'people',
    takes: 'csv',
    query: importQuery,
    answer: { status: 200, description: 'What became of each row', schema: importReport },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'too-large', 'unsupported-media'],
    handle: async ({ deps, actor, body, query, lang }) => {
      const asked = parse(importQuery, query);
      if (!asked.ok) return asked;
      const report = await importPeople(deps, actor, String(body), asked.value);
      if (!report.ok) return report;
      const said = <E extends { readonly message: Readonly<Record<typeof lang, string>> }>(
        entries: readonly E[],
      ) => entries.map((one) => ({ ...one, message: one.message[lang] }));
      const { rejected, warnings, ...rest } = report.value;
      return ok({ body: { ...rest, rejected: said(rejected), warnings: said(warnings) } });
    },
  }),
];
