import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureScope } from '../../../src/features/targets/figure.rules.ts';
import { gapFacts } from '../../../src/features/targets/gap.repo.ts';
import { decomposeGap } from '../../../src/features/targets/gap.rules.ts';
import { populationOn } from '../../../src/features/targets/nearest.repo.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';
import type { Harness } from '../../support/harness.ts';
import { createDemo } from '../demo/demo-setup.ts';

const today = '2026-11-22' as LocalDate;
const own: FigureScope = { kind: 'organisation', organisationId: 'org-assoc-bushehr' };
let h: Harness;
beforeAll(async () => {
  h = await createDemo(`${today}T08:00:00Z`);
});
afterAll(() => h.close());

const count = async (query: string) =>
  Number(Object.values((await h.deps.database.read.all<Record<string, number>>(query))[0] ?? {})[0]);

async function gapOf(scope: FigureScope, asOf = today, knownAt?: string) {
  const { read } = h.deps.database;
  const { people, inWork } = await populationOn(read, { organisationId: 'org-assoc-bushehr' }, today);
  const of = (state: string) => people.filter((one) => one.state === state).length;
  const counts = {
    inWork,
    someWork: of('some-work'),
    unknown: of('unknown'),
    outOfWork: of('out-of-work'),
  };
  const facts = await gapFacts(h.deps.database, scope, { asOf, knownAt }, { now: h.deps.now() });
  return decomposeGap({ counts, ...facts });
}

describe('the gap of the demo', () => {
  it('is what the records say, counted another way', async () => {
    const gap = await gapOf(own);
    const standing = `c.checked_on > '2025-11-22' and c.checked_on <= '${today}' and c.source <> 'recall'
      and c.organisation_id = 'org-assoc-bushehr' and not exists (select 1 from placement_check x where x.corrects = c.id)`;
    expect(gap.verified.share).toMatchObject({
      numerator: await count(
        `select count(*) from placement_check c where c.result = 'working' and ${standing}`,
      ),
      denominator: await count(
        `select count(*) from placement_check c where c.result in ('working', 'ended') and ${standing}`,
      ),
    });
    const days = await h.deps.database.read.all<{
      person_id: string;
      from_day: number;
      to_day: number;
      state: string;
    }>(
      `select person_id, from_day, to_day, state from outcome_span where known_to = 9000000000000000
       and organisation_id = 'org-assoc-bushehr'`,
    );
    // At the ends of the 12 months before, each for the days of its month; and of a past instant to the day.
    const dayOf = (date: string) => Date.parse(date) / 86_400_000;
    const atWork = (day: number) =>
      days.filter(({ from_day, to_day, state }) => state === 'in-work' && from_day <= day && day < to_day)
        .length;
    const ends = [
      ['2025-11-21', 0],
      ['2025-12-21', 30],
      ['2026-01-20', 30],
      ['2026-02-19', 30],
      ['2026-03-20', 29],
      ['2026-04-20', 31],
      ['2026-05-21', 31],
      ['2026-06-21', 31],
      ['2026-07-22', 31],
      ['2026-08-22', 31],
      ['2026-09-22', 31],
      ['2026-10-22', 30],
      ['2026-11-21', 30],
    ] as const;
    expect(gap.endings.hazard.denominator).toBe(
      ends.reduce((sum, [date, length]) => sum + atWork(dayOf(date)) * length, 0),
    );
    const [last, now] = [dayOf(today), h.deps.now().toISOString()];
    const exact = await gapOf(own, today, now);
    expect(exact.endings.hazard.denominator).toBe(
      days.reduce((sum, { from_day, to_day, state }) => {
        const atRisk = Math.max(0, Math.min(to_day, last + 1) - Math.max(from_day, last - 364));
        return state === 'in-work' ? sum + atRisk : sum;
      }, 0),
    );
    expect(exact.endings.hazard.numerator).toBe(gap.endings.hazard.numerator);
    expect(gap.endings.hazard.numerator).toBeGreaterThan(0);
    expect(gap.stairs.reduce((sum, { people }) => sum + people, 0)).toBe(gap.target - gap.inWork);
    expect(gap.needed).toBe(gap.target - gap.inWork);
  });

  it('of a province and of the nation takes in their organisations', async () => {
    const [one, province, nation] = [
      await gapOf(own),
      await gapOf({ kind: 'province', province: 'bushehr' }),
      await gapOf({ kind: 'nation' }),
    ];
    const risk = (gap: typeof one) => gap.endings.hazard.denominator;
    expect(risk(province)).toBeGreaterThanOrEqual(risk(one));
    expect(risk(nation)).toBeGreaterThan(risk(province));
    expect(nation.verified.share?.denominator).toBeGreaterThan(one.verified.share?.denominator ?? 0);
  });

  it('as known at a past instant is not moved by what is recorded later', async () => {
    const then = '2026-10-15T00:00:00.000Z';
    const [now, before] = [
      await gapOf(own, '2026-10-14' as LocalDate),
      await gapOf(own, '2026-10-14' as LocalDate, then),
    ];
    expect(before.endings.hazard).not.toEqual(now.endings.hazard);
    await h.deps.database.write(async (tx) => {
      await tx.run(`insert into placement_check (id, organisation_id, placement_id, person_id, checked_on, result, evidence, source, recorded_at, recorded_by)
        select 'chk_later', organisation_id, id, person_id, '2026-10-10', 'working', 'call', 'check', '2026-11-22T09:00:00.000Z', 'acc'
        from placement where organisation_id = 'org-assoc-bushehr' and started_on < '2026-10-01' and ended_on is null limit 1`);
    });
    expect(await gapOf(own, '2026-10-14' as LocalDate, then)).toEqual(before);
  });
});
