import * as z from 'zod';
import { ok } from '../../kernel/result.ts';
import { parse } from '../../platform/parse.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { exportReference } from './export-reference.ts';
import { referenceImportQuery } from './import-reference.input.ts';
import { importReference } from './import-reference.ts';

const exportQuery = z.object({ lang: z.enum(['fa', 'en']).optional() });

const report = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  unnamed: z.int().describe('Entries the list does not name; they stay as they are'),
  rejected: z
    .array(z.object({ row: z.int(), field: z.string(), code: z.string(), message: z.string() }))
    .describe('One entry per cell at fault; a row with any did not land'),
  rejectedRows: z.int(),
  changes: z
    .array(
      z.object({
        row: z.int().describe('Number of the CSV record; the header is 1'),
        code: z.string(),
        name: z.object({ fa: z.string(), en: z.string() }),
        kind: z.enum(['added', 'changed']),
        fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      }),
    )
    .describe('What is new or different, as cells of the list'),
  unknownHeaders: z.array(z.string()),
  total: z.int(),
  dryRun: z.boolean(),
});

/** A catalogue as a list: taken out whole, edited in a spreadsheet, given back. */
export const referenceEditRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/reference/{catalogue}/list.csv',
    permission: 'reference:read',
    summary: 'A catalogue as CSV to edit (organisations: national headquarters alone)',
    tag: 'vocabulary',
    query: exportQuery,
    answer: { status: 200, description: 'CSV, UTF-8 with BOM', text: 'text/csv' },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params, query }) => {
      const asked = parse(exportQuery, query);
      if (!asked.ok) return asked;
      const catalogue = params.catalogue ?? '';
      // A header's language is the browser's, not a wish: only the query asks for English headings.
      return answered(await exportReference(deps, actor, catalogue, asked.value.lang ?? 'fa'), (content) => ({
        text: { type: 'text/csv; charset=utf-8', content, fileName: `mehrkar-${catalogue}.csv` },
      }));
    },
  }),
  signedIn({
    method: 'post',
    path: '/reference/{catalogue}/import',
    permission: 'reference:write',
    summary: 'Bring an edited catalogue in: good rows land, bad rows are reported, what is not named stays',
    tag: 'vocabulary',
    takes: 'csv',
    query: referenceImportQuery,
    answer: { status: 200, description: 'What became of each row', schema: report },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'too-large', 'unsupported-media'],
    handle: async ({ deps, actor, params, body, query, lang }) => {
      const done = await importReference(deps, actor, params.catalogue ?? '', String(body), { query, lang });
      if (!done.ok) return done;
      const { rejected, ...rest } = done.value;
      return ok({
        body: { ...rest, rejected: rejected.map((one) => ({ ...one, message: one.message[lang] })) },
      });
    },
  }),
];
