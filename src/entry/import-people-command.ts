import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findAccount, findActors } from '../features/accounts/accounts.repo.ts';
import { importLimits, importPeople } from '../features/people/import-people.ts';
import { headingOf } from '../features/people/people-import-columns.rules.ts';
import type { ImportReport, Rejection } from '../features/people/people-import-report.rules.ts';
import { writeCsv } from '../features/records/csv-write.rules.ts';
import { decodeList } from '../features/records/decode-list.rules.ts';
import { type Actor, isPermitted, roles } from '../kernel/actor.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import type { Deps } from '../platform/deps.ts';
import { problemTitles } from '../web/problem.text.ts';
import { cliText } from './cli.text.ts';
import { type Command, type CommandContext, CommandRefused } from './command.ts';
import { commandDeps } from './command-deps.ts';

/** Rows shown on the terminal; the report file holds all. */
const mostShown = 200;

/** `import people FILE [--as USERNAME] [--dry-run] [--report FILE.csv]` */
export const importPeopleCommand: Command = async (context) => {
  const { lang, out, err } = context;
  const { values, positionals } = readOptions(context.args);
  if (values.help) {
    out(cliText.importHelp[lang]);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CommandRefused(cliText.oneFile);
  const csvText = await readList(file);
  const deps = await commandDeps(context.env);
  try {
    const actor = await actorFor(deps, values.as);
    const dryRun = values['dry-run'] ?? false;
    err(cliText.importingAs(actor.username, dryRun)[lang]);
    const result = await importPeople(deps, actor, csvText, {
      dryRun,
      onProgress: ({ done, total }) => context.progress(cliText.progress(done, total)[lang]),
    });
    if (!result.ok) {
      for (const line of linesOf(result.problem, lang)) err(line);
      return 1;
    }
    err('');
    show(result.value, context);
    if (values.report !== undefined) await writeReport(values.report, result.value, context);
    return result.value.rejected.length > 0 ? 2 : 0;
  } finally {
    await deps.database.close();
  }
};

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        'dry-run': { type: 'boolean' },
        report: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandRefused(cliText.wrongOption(error instanceof Error ? error.message : String(error)));
  }
}

/** The list as text, in whichever of their encodings a spreadsheet saved it. */
async function readList(file: string): Promise<string> {
  const known = await stat(file).catch(() => undefined);
  if (!known?.isFile()) throw new CommandRefused(cliText.noFile(file));
  if (known.size > importLimits.megabytes * 2 * 1024 ** 2)
    throw new CommandRefused(cliText.fileTooLarge(file, importLimits.megabytes));
  const bytes = await readFile(file).catch(() => {
    throw new CommandRefused(cliText.noFile(file));
  });
  return decodeList(bytes);
}

/** The account that was named, or the only one that may import. */
async function actorFor(deps: Deps, username: string | undefined): Promise<Actor> {
  const db = deps.database.read;
  const may = (actor: Actor) => isPermitted(actor, 'people:import') && actor.organisationId !== null;
  if (username !== undefined) {
    const found = await findAccount(db, username.trim().toLowerCase());
    if (!found) throw new CommandRefused(cliText.noAccount(username));
    if (!may(found.actor)) throw new CommandRefused(cliText.mayNot(username));
    return found.actor;
  }
  const actors = (await findActors(db, roles)).filter(may);
  const [only] = actors;
  if (only === undefined) throw new CommandRefused(cliText.nobodyMay);
  if (actors.length > 1)
    throw new CommandRefused(cliText.chooseAccount(actors.map((actor) => actor.username)));
  return only;
}

function linesOf({ kind, detail, errors = [] }: Problem, lang: Lang): string[] {
  return [
    detail?.[lang] ?? problemTitles[lang][kind],
    ...errors.map(({ path, message }) => `${path}: ${message[lang]}`),
  ];
}

function show(report: ImportReport, { lang, out }: CommandContext): void {
  for (const [title, entries] of [
    [cliText.rejected[lang], report.rejected],
    [cliText.warning[lang], report.warnings],
  ] as const) {
    if (entries.length === 0) continue;
    out(`${title}:`);
    for (const line of tableOf(entries.slice(0, mostShown), lang)) out(line);
    if (entries.length > mostShown) out(cliText.more(entries.length - mostShown)[lang]);
    out('');
  }
  for (const { row, personIds, rows } of report.possibleDuplicates)
    out(cliText.duplicate(row, Math.max(personIds.length, rows.length))[lang]);
  if (report.unknownHeaders.length > 0) out(cliText.unknownHeaders(report.unknownHeaders)[lang]);
  const { created, updated, unchanged, rejectedRows, dryRun } = report;
  const counts = cliText.counts({ created, updated, unchanged, rejected: rejectedRows })[lang];
  out(dryRun ? `${counts} (${cliText.dryRun[lang]})` : counts);
}

function tableOf(entries: readonly Rejection[], lang: Lang): string[] {
  const lines = [
    [cliText.row[lang], cliText.field[lang], cliText.message[lang]],
    ...entries.map(({ row, field, message }) => [String(row), field, message[lang]]),
  ];
  const wide = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  const [first, second] = [wide(0), wide(1)];
  return lines.map(
    ([row = '', field = '', message = '']) => `  ${row.padStart(first)}  ${field.padEnd(second)}  ${message}`,
  );
}

/** Messages may repeat what a cell held, so the file is for its owner alone; formulas are made harmless. */
async function writeReport(file: string, report: ImportReport, { lang, err }: CommandContext): Promise<void> {
  const rows = [
    ...report.rejected.map((entry) => ({ ...entry, outcome: cliText.rejected[lang] })),
    ...report.warnings.map((entry) => ({ ...entry, outcome: cliText.warning[lang] })),
  ].sort((a, b) => a.row - b.row);
  const fields = [cliText.row, cliText.field, cliText.outcome, cliText.code, cliText.message].map(
    (text) => text[lang],
  );
  const data = rows.map(({ row, field, outcome, code, message }) => [
    String(row),
    headingOf(field, lang),
    outcome,
    code,
    message[lang],
  ]);
  const content = writeCsv([fields, ...data]);
  try {
    await writeFile(file, content, { mode: 0o600 });
  } catch {
    throw new CommandRefused(cliText.noReport(file));
  }
  err(cliText.reportWritten(file)[lang]);
}
