import { sql } from 'drizzle-orm';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { keptFigure } from '../../schema/kept-figures.ts';
import type { FigureScope } from './figure.rules.ts';

/** Figures are kept of these alone; an organisation's are counted for whoever asks. */
export type KeptScope = Exclude<FigureScope, { readonly kind: 'organisation' }>;

export interface KeptFigure {
  readonly figure: string;
  readonly asOf: LocalDate;
  readonly knownAt: string;
  readonly countedAt: string;
  readonly value: unknown;
}

export const isKept = (scope: FigureScope): scope is KeptScope => scope.kind !== 'organisation';

const keyOf = (scope: KeptScope): string =>
  scope.kind === 'nation' ? 'nation' : `province:${scope.province}`;

/** What is kept of a scope under some names, in one query. */
export async function keptFigures(
  read: Reader,
  scope: KeptScope,
  figures: readonly string[],
): Promise<ReadonlyMap<string, KeptFigure>> {
  if (figures.length === 0) return new Map();
  const rows = await read.all<Omit<KeptFigure, 'value'> & { value: string }>(sql`
    select figure, as_of as "asOf", known_at as "knownAt", counted_at as "countedAt", value from kept_figure
    where scope = ${keyOf(scope)} and figure in (select value from json_each(${JSON.stringify(figures)}))`);
  return new Map(
    rows.map(({ value, ...row }) => [row.figure, { ...row, value: JSON.parse(value) as unknown }]),
  );
}

/** The days that what is kept of a scope under some names is of, by name. */
export async function keptDays(
  read: Reader,
  scope: KeptScope,
  figures: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read.all<{
    figure: string;
    day: string;
  }>(sql`select figure, as_of as day from kept_figure
    where scope = ${keyOf(scope)} and figure in (select value from json_each(${JSON.stringify(figures)}))`);
  return new Map(rows.map(({ figure, day }) => [figure, day]));
}

/** Puts figures in place of those kept under the same names. */
export async function keepFigures(tx: Tx, scope: KeptScope, figures: readonly KeptFigure[]): Promise<void> {
  await insertMany(
    tx,
    keptFigure,
    figures.map((one) => ({ scope: keyOf(scope), ...one })),
    sql`on conflict (scope, figure) do update set as_of = excluded.as_of, known_at = excluded.known_at,
      counted_at = excluded.counted_at, value = excluded.value`,
  );
}

/** The nation, and every province in which anybody is or was served. */
export async function scopesToKeep(read: Reader): Promise<readonly KeptScope[]> {
  const rows = await read.all<{
    province: string;
  }>(sql`select distinct o.province as province from organisation o
    where o.province is not null and exists (select 1 from outcome_group g where g.organisation_id = o.id) order by 1`);
  return [{ kind: 'nation' }, ...rows.map(({ province }): KeptScope => ({ kind: 'province', province }))];
}
