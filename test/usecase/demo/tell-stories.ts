import { describe, expect, it } from 'vitest';
import { demoId } from '../../../src/features/demo/demo-dice.rules.ts';
import { judgePair } from '../../../src/features/matching/judge-pair.ts';
import { matchesForPerson } from '../../../src/features/matching/matches-for-person.ts';
import { viewToday } from '../../../src/features/today/view-today.ts';
import { addDays, tehranToday } from '../../../src/kernel/calendar.ts';
import type { Result } from '../../../src/kernel/result.ts';
import type { Harness } from '../../support/harness.ts';

/** The told stories, the same in demo data of every size. `demo` is asked when the tests run. */
export function tellStories(demo: () => Harness, { seekers = 40 } = {}): void {
  const matches = async (username: string, personId: string, kind: string) => {
    return answerOf(
      await matchesForPerson(demo().deps, await demo().actorOf(username), personId, { kind, limit: 100 }),
    );
  };

  describe('a prisoner’s wife in Ganaveh who sews and cares for two children', () => {
    const zahra = demoId('person', 'zahra');
    const night = demoId('opportunity', 'b-shrimp-night-deylam');
    const morning = demoId('opportunity', 'b-shrimp-day-deylam');

    it('is recorded as the story tells', async () => {
      const { person } = await matches('officer.bushehr', zahra, 'job');
      expect(person.facts).toMatchObject({
        kind: 'family',
        county: 'bushehr-ganaveh',
        place: { lat: 29.58, lng: 50.52 },
        needScore: 78,
        status: 'seeking',
        restrictions: [],
        household: { monthlyIncomeRial: 60_000_000, dependants: 2 },
        availability: { homeOnly: true, maxCommuteKm: 5 },
      });
    });

    it('is offered home sewing in Ganaveh first, paid by the piece', async () => {
      const { items } = await matches('officer.bushehr', zahra, 'job');
      const [first, second] = items;
      expect(first?.opportunityId).toBe(demoId('opportunity', 'b-home-dress-ganaveh'));
      expect(first?.judgement.checks).toEqual([]);
      expect(first?.km).toBeLessThan(5);
      expect((first?.judgement.score ?? 0) - (second?.judgement.score ?? 0)).toBeGreaterThan(0.01);
    });

    it('is offered the sewing kit first, with nothing left to ask', async () => {
      const { items, opportunities } = await matches('officer.bushehr', zahra, 'kit');
      const [first] = items;
      expect(opportunities.get(first?.opportunityId ?? '')?.kit?.code).toBe('kit-sewing');
      expect(first?.judgement.checks).toEqual([]);
    });

    it('is nearly offered shrimp work 60 km away: of a morning shift only way, caring and leaving home stand between', async () => {
      const officer = await demo().actorOf('officer.bushehr');
      const { pair } = answerOf(await judgePair(demo().deps, officer, zahra, morning));
      expect(pair.km).toBeGreaterThan(55);
      expect(pair.km).toBeLessThan(65);
      expect(pair.judgement.blocks.map(({ gate }) => gate)).toEqual(['commute', 'caring', 'home-only']);
      const { nearMisses } = await matches('officer.bushehr', zahra, 'job');
      expect(nearMisses.map((miss) => miss.opportunityId)).toContain(morning);
    });

    it('of the night shift the same three, each with its way out', async () => {
      const officer = await demo().actorOf('officer.bushehr');
      const { pair } = answerOf(await judgePair(demo().deps, officer, zahra, night));
      expect(pair.judgement.blocks.map(({ gate, unlock }) => [gate, unlock?.kind])).toEqual([
        ['commute', 'raise-commute'],
        ['caring', 'arrange-care'],
        ['home-only', 'work-outside'],
      ]);
      const { nearMisses } = await matches('officer.bushehr', zahra, 'job');
      expect(nearMisses.map((miss) => miss.opportunityId)).toContain(night);
    });
  });

  describe.each([
    ['care.gilan', 'driver-gilan', 3, 'g-shuttle-rasht'],
    ['officer.bushehr', 'driver-bushehr', 5, 'b-van-bushehr'],
  ])('a released driver of %s, barred for some days more', (username, key, days, job) => {
    const id = demoId('person', key);

    it('waits for a driving job until the day after, and for nothing else', async () => {
      const officer = await demo().actorOf(username);
      const { pair } = answerOf(await judgePair(demo().deps, officer, id, demoId('opportunity', job)));
      const until = addDays(tehranToday(demo().deps.now()), days);
      expect(pair.judgement.blocks).toEqual([
        expect.objectContaining({
          gate: 'restriction',
          unlock: { kind: 'wait-until', date: addDays(until, 1) },
        }),
      ]);
    });

    it('stands among the ways that open this week, with jobs', async () => {
      const { openings } = answerOf(await viewToday(demo().deps, await demo().actorOf(username)));
      expect(openings.find((opening) => opening.personId === id)?.jobs).toBeGreaterThan(0);
    });
  });

  describe('a morning at the desk', () => {
    it.each(['officer.bushehr', 'officer.gilan', 'care.gilan'])(
      '%s finds referrals that wait and seekers',
      async (username) => {
        const today = answerOf(await viewToday(demo().deps, await demo().actorOf(username)));
        expect(today.waiting.length).toBeGreaterThan(3);
        expect(today.people.get('seeking')).toBeGreaterThan(20);
        expect(today.people.get('placed')).toBeGreaterThan(3);
      },
    );

    it('most seekers have a job that is open to them today', async () => {
      const officer = await demo().actorOf('officer.bushehr');
      const some = Array.from({ length: seekers }, (_, n) => demoId('person', `bf-${n + 3}`));
      const open = await Promise.all(
        some.map(
          async (id) =>
            answerOf(await matchesForPerson(demo().deps, officer, id, { kind: 'job' })).items.length,
        ),
      );
      expect(open.filter((count) => count > 0).length).toBeGreaterThan(seekers * 0.6);
    });
  });
}

function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
