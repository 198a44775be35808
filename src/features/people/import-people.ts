import * as z from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { invalidInput } from '../../platform/parse.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { permit, scopeFor } from '../organisations/scope.rules.ts';
import { type OpenCsvList, openCsvList } from '../records/csv-list.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type ImportRun, importPeopleRows } from './import-people-rows.ts';
import { importText } from './people-import.text.ts';
import { headingOf, peopleColumns, peopleTemplate } from './people-import-columns.rules.ts';
import { Lookalikes } from './people-import-likeness.rules.ts';
import { type ImportReport, startReport } from './people-import-report.rules.ts';

export interface ImportOptions {
  /** Answers the same counts and writes nothing. */
  readonly dryRun: boolean;
  /** Called after every chunk, in rows. */
  onProgress?(progress: { readonly done: number; readonly total: number }): void;
}

export const importQuery = z.object({
  dryRun: z
    .enum(['true', 'false', '1', '0', ''])
    .default('false')
    // A bare `?dryRun` asks for one: the harmless reading of a flag without a value.
    .transform((text) => text === 'true' || text === '1' || text === ''),
});

/** The most that is taken in at once; `chunk` rows land in one transaction, in about a tenth of a second. */
export const importLimits = {
  megabytes: 20,
  rows: 20_000,
  chunk: 200,
  /** On a Worker, where one request may ask others a thousand times: a chunk takes about thirty. */
  rowsOfRequest: 5_000,
} as const;

/**
 * Takes in a list of people as CSV. Good rows land, bad ones are reported with how to mend them; the same list again
 * changes nothing. Refuses files that are too large and lists without the columns that are needed.
 */
export async function importPeople(
  deps: Deps,
  actor: Actor,
  csvText: string,
  { dryRun, onProgress }: ImportOptions,
): Promise<Result<ImportReport>> {
  const scope = scopeFor(actor, 'people:import');
  if (!scope.ok) return scope;
  const list = readList(csvText);
  if (!list.ok) return list;
  const { rows, unknownHeaders } = list.value;
  const most = deps.later ? importLimits.rowsOfRequest : importLimits.rows;
  const total = countUpTo(rows(), most + 1);
  const report = startReport({ total, unknownHeaders, dryRun });
  if (total > most) {
    // Nothing of it lands: half of a list would be hard to tell from the whole.
    const message = importText.tooManyRows(most);
    report.add(
      [{ outcome: { rejections: [{ row: 1, field: 'row', code: 'list.length', message }] }, warnings: [] }],
      [],
    );
    return ok(report.report());
  }
  const run: ImportRun = {
    deps,
    actor,
    scope: scope.value,
    vocabulary: await vocabularyOf(deps.database),
    today: tehranToday(deps.now()),
    dryRun,
    seen: new Map(),
    newcomers: new Lookalikes(),
  };
  let done = 0;
  for (const chunk of chunksOf(rows(), importLimits.chunk)) {
    const { settled, possibleDuplicates } = await importPeopleRows(run, chunk);
    report.add(settled, possibleDuplicates);
    done += chunk.length;
    onProgress?.({ done, total });
    await turnOfOthers();
  }
  return ok(report.report());
}

function countUpTo(rows: Iterable<unknown>, most: number): number {
  let count = 0;
  for (const _ of rows) {
    count += 1;
    if (count === most) break;
  }
  return count;
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The empty list, for whoever may import one. */
export function peopleImportTemplate(actor: Actor, lang: Lang): Result<string> {
  const permitted = permit(actor, 'people:import');
  return permitted.ok ? ok(peopleTemplate(lang)) : permitted;
}

function readList(csvText: string): Result<OpenCsvList> {
  const limit = importLimits.megabytes * 1024 ** 2;
  // A character takes three bytes at most here, so short texts need not be measured.
  if (csvText.length * 3 > limit && new TextEncoder().encode(csvText).length > limit)
    return fail(problem('too-large', { detail: importText.tooLarge(importLimits.megabytes) }));
  const list = openCsvList(csvText, peopleColumns);
  if (list.missing.length === 0) return ok(list);
  const errors = list.missing.map((field) => ({
    path: field,
    code: 'required',
    message: importText.missingColumn({ fa: headingOf(field, 'fa'), en: headingOf(field, 'en') }),
  }));
  const garbled = csvText.slice(0, 10_000).includes('\uFFFD');
  return fail({
    ...invalidInput(errors),
    detail: !/[^\s\uFEFF]/u.test(csvText)
      ? importText.empty
      : garbled
        ? importText.wrongEncoding
        : importText.missingColumns,
  });
}
