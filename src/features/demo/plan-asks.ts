import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { type AskOutcome, callByFrom } from '../asks/ask.rules.ts';
import type { NewAsk } from '../asks/asks.repo.ts';
import type { DemoSeed } from './demo.input.ts';
import { demoId, diceOf, officeInstant } from './demo-dice.rules.ts';
import { closedOn, type PlannedOpportunity } from './plan-opportunities.ts';
import type { PlannedPerson } from './plan-people.ts';

export interface PlannedAsk extends NewAsk {
  readonly answer: { readonly outcome: AskOutcome; readonly at: string } | undefined;
}

/** How many days ago somebody asked at each organisation, and what came of it where it was answered. */
const told: readonly (readonly [organisationId: string, daysAgo: number, outcome?: AskOutcome])[] = [
  ['org-assoc-bushehr', 9],
  ['org-assoc-bushehr', 4],
  ['org-assoc-bushehr', 2],
  ['org-assoc-bushehr', 1],
  ['org-assoc-bushehr', 1],
  ['org-assoc-bushehr', 6, 'not-interested'],
  ['org-assoc-bushehr', 12, 'given-elsewhere'],
  ['org-assoc-gilan', 8],
  ['org-assoc-gilan', 2],
  ['org-assoc-gilan', 1],
  ['org-assoc-gilan', 5, 'not-suitable'],
  ['org-care-gilan', 2],
];

/** A handful of asks at the organisations whose accounts are told; the first of each by somebody who has a file there. */
export function planAsks(
  seed: DemoSeed,
  people: readonly PlannedPerson[],
  opportunities: readonly PlannedOpportunity[],
  today: LocalDate,
): readonly PlannedAsk[] {
  return told.flatMap(([organisationId, daysAgo, outcome], index) => {
    const day = addDays(today, -daysAgo);
    const dice = diceOf(`ask:${index}`);
    const open = opportunities.filter(
      ({ row }) =>
        row.organisationId === organisationId &&
        row.opensOn <= day &&
        (row.closesOn ?? today) >= today &&
        closedOn(row) === undefined,
    );
    const own = people.filter((one) => one.organisationId === organisationId && !one.story);
    const isFirst = told.findIndex(([other]) => other === organisationId) === index;
    const known = isFirst ? own.find(({ values }) => values.phone !== null) : undefined;
    const county = (known ?? own[index])?.values.county;
    if (open.length === 0 || county === undefined) return [];
    const phone = `0917${String(dice.whole(1_000_000, 9_999_999))}`;
    return {
      id: demoId('ask', String(index)),
      opportunityId: dice.pick(open).row.id,
      organisationId,
      name: known
        ? `${known.values.givenName} ${known.values.familyName}`
        : `${dice.pick(seed.names.women)} ${dice.pick(seed.names.family)}`,
      phone: known?.values.phone ?? phone,
      county,
      askedAt: officeInstant(dice, day),
      callBy: callByFrom(day),
      answer: outcome && { outcome, at: officeInstant(dice, addDays(day, 1)) },
    };
  });
}
