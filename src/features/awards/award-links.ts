import type { Scope } from '../../kernel/actor.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { fieldError } from '../../platform/parse.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { AwardKind } from '../placements/placement.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { opportunityKindOf } from './award.rules.ts';
import { awardsRepo } from './awards.repo.ts';

/** What an award names beside its person: an opportunity of its kind, a work of the same person. @returns what is neither. */
export async function linkFaults(
  tx: Tx,
  scope: Scope,
  vocabulary: Vocabulary,
  award: {
    readonly personId: string;
    readonly kind: AwardKind;
    readonly opportunityId: string | null;
    readonly placementId: string | null;
  },
): Promise<readonly FieldError[]> {
  const faults: FieldError[] = [];
  if (award.opportunityId !== null) {
    const found = await opportunitiesRepo(tx, vocabulary).facts(award.opportunityId);
    if (found?.kind !== opportunityKindOf[award.kind])
      faults.push(fieldError('opportunityId', 'award.opportunity'));
  }
  if (award.placementId !== null) {
    const works = await awardsRepo(tx, scope).worksOf(award.personId);
    if (!works.some(({ id }) => id === award.placementId))
      faults.push(fieldError('placementId', 'placement.unknown'));
  }
  return faults;
}
