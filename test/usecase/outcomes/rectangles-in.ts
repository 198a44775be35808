import { sql } from 'drizzle-orm';
import type { Span } from '../../../src/features/outcomes/outcome.rules.ts';
import { spanKey } from '../../../src/features/outcomes/rectangles.rules.ts';
import { dayFrom } from '../../../src/features/outcomes/span-rows.rules.ts';
import { dayNumbered } from '../../../src/kernel/calendar.ts';
import type { Reader } from '../../../src/platform/database.ts';

const never = 9_000_000_000_000_000;

/** Every rectangle kept of a person as text, in a fixed order. */
export async function rectanglesIn(read: Reader, personId: string): Promise<readonly string[]> {
  const rows = await read.all<Record<string, string | number>>(sql`
    select s.*, t.state, t.cause, t.evidence, t.at_intake, g.organisation_id, g.kind, g.sex, g.province, g.county,
      g.household_type, g.trade
    from outcome_rectangle s join outcome_standing t on t.id = s.standing_id join outcome_group g on g.id = s.group_id
    where s.person_id = ${personId}`);
  const orNull = (value: string | number | undefined) => (value === '' ? null : value);
  return rows
    .map((row) => {
      const span = {
        from: dayNumbered(Number(row.from_day)),
        to: dayFrom(Number(row.to_day)),
        since: dayNumbered(Number(row.since_day)),
        state: row.state,
        cause: orNull(row.cause),
        evidence: orNull(row.evidence),
        atIntake: row.at_intake === 1,
        requestedOn: dayNumbered(Number(row.requested_day)),
        organisationId: row.organisation_id,
        kind: row.kind,
        sex: row.sex,
        province: row.province,
        county: row.county,
        householdType: row.household_type,
        trade: orNull(row.trade),
      } as Span;
      const until = Number(row.known_to) === never ? undefined : Number(row.known_to);
      return rectangleText(span, Number(row.known_from), until);
    })
    .sort();
}

export function rectangleText(span: Span, knownFrom: number, knownTo: number | undefined): string {
  const at = (ms: number | undefined) => (ms === undefined ? 'still' : new Date(ms).toISOString());
  return `${at(knownFrom)}..${at(knownTo)} ${spanKey(span)}`;
}

/** The counts kept for months' ends, and the same from the spans themselves; both as text. */
export async function monthsIn(
  read: Reader,
): Promise<{ kept: readonly string[]; counted: readonly string[] }> {
  const kept = await read.all<{ cell: string }>(sql`
    select organisation_id || ' ' || month || ' ' || standing_id || ' ' || people as cell from outcome_month
    where people <> 0 order by 1`);
  const spans = await read.all<{ organisation: string; standing: number; from: number; to: number }>(sql`
    select g.organisation_id as organisation, s.standing_id as standing, s.from_day as "from", s.to_day as "to"
    from outcome_rectangle s join outcome_group g on g.id = s.group_id where s.known_to = ${never}`);
  const sums = new Map<string, number>();
  const month = (n: number) => {
    const parts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
    }).formatToParts(new Date(n * 86_400_000));
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return of('year') * 12 + of('month') - 1;
  };
  const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n);
  for (const { organisation, standing, from, to } of spans) {
    for (const scope of [organisation, '']) {
      add(`${scope} ${month(from)} ${standing}`, 1);
      if (to < 1_000_000) add(`${scope} ${month(to)} ${standing}`, -1);
    }
  }
  const counted = [...sums].filter(([, people]) => people !== 0).map(([key, people]) => `${key} ${people}`);
  return { kept: kept.map(({ cell }) => cell), counted: counted.sort() };
}
