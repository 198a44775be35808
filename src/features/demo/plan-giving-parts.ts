import { digestValues } from '../ledger/entry-digest.rules.ts';
import { contextOfReference } from '../matching/context.rules.ts';
import { scoreOfFitting } from '../matching/judge.rules.ts';
import { factsOf } from '../opportunities/opportunity-row.repo.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { wholeRow } from './demo.repo.ts';
import { type GivingRows, packGiving } from './demo-giving.repo.ts';
import type { DemoGround } from './demo-ground.ts';
import { bookOf } from './giving-books.rules.ts';
import type { AssociationPart, GivingPart } from './giving-part.ts';
import type { GivingWorld } from './giving-world.ts';
import { factsOfPlan } from './person-facts-of-plan.rules.ts';
import { planGiving } from './plan-giving.ts';
import type { PlannedOpportunity } from './plan-opportunities.ts';
import type { PlannedReferral } from './plan-referrals.ts';

/** The giving of the demo, planned from what the rest of it is; nothing where nobody stands for the demo's account. */
export function* planGivingParts(
  { giver, accounts, standing, today, weights }: DemoGround,
  of: Pick<GivingWorld, 'seed' | 'historyDays' | 'awards' | 'stories'> & {
    readonly opportunities: readonly PlannedOpportunity[];
    readonly vocabulary: Vocabulary;
    readonly referrals: readonly Pick<PlannedReferral, 'statuses'>[];
  },
): Generator<GivingPart> {
  if (giver === undefined) return;
  const { seed, historyDays, awards, stories, vocabulary } = of;
  const nothingElse = { briefly: true, held: () => 0, trainingFor: () => undefined };
  const asked = { ...contextOfReference(vocabulary, weights, today), ...nothingElse };
  const moved = new Map<string, PersonStatus>();
  for (const { statuses } of of.referrals) for (const move of statuses) moved.set(move.personId, move.status);
  const plan = planGiving(
    {
      ...{ seed, today, historyDays, awards, stories, own: giver, accounts },
      kits: of.opportunities.flatMap(({ row, story }) => (row.kind === 'kit' && !story ? [row] : [])),
      statusOf: ({ id, values }) => moved.get(id) ?? values.status,
      isEligible: (person, kit) =>
        scoreOfFitting(factsOfPlan(person, vocabulary), factsOf(wholeRow(kit), vocabulary), asked) !==
        undefined,
    },
    (province) => ({
      fa: vocabulary.label('provinces', province, 'fa'),
      en: vocabulary.label('provinces', province, 'en'),
    }),
  );
  const { givers, managers, campaigns } = plan;
  if (givers.some(({ id }) => !standing.giving.has(id)))
    yield { kind: 'givers', givers, managers, campaigns };
  let accountsBefore = 0;
  for (const rows of plan.associations) {
    const book = bookOf(rows.entries, accountsBefore);
    accountsBefore += book.accounts.length;
    if (!standing.giving.has(rows.organisationId)) yield associationPart(rows, book);
  }
}

function associationPart(rows: GivingRows, book: ReturnType<typeof bookOf>): AssociationPart {
  return {
    kind: 'giving',
    organisationId: rows.organisationId,
    giving: packGiving(rows, book),
    posted: book.entries.map((entry) => ({ id: entry.id, kind: entry.kind, values: digestValues(entry) })),
    notes: [
      ...rows.bankAccounts.map(({ id }) => ({ entity: 'bank-account' as const, entityId: id })),
      ...rows.causes.map(({ id }) => ({ entity: 'cause' as const, entityId: id })),
      ...rows.pledges.map(({ id }) => ({ entity: 'pledge' as const, entityId: id })),
      ...rows.sponsorships.map(({ id, personId }) => ({
        entity: 'sponsorship' as const,
        entityId: id,
        personId,
      })),
    ],
  };
}
