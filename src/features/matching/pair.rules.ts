import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { Judgement } from './match.rules.ts';

/** One person and one opportunity, judged. */
export interface Pair {
  readonly personId: string;
  readonly opportunityId: string;
  readonly kind: OpportunityKind;
  readonly title: { readonly fa: string; readonly en: string | null };
  readonly judgement: Judgement;
  /** Great-circle km between them, where both places are known. */
  readonly km: number | undefined;
  readonly weightsVersion: number;
}

/** Ids of the trainings that the unlocks of these pairs point to, so that their titles can be read. */
export function trainingsNamed(pairs: readonly { readonly judgement: Judgement }[]): readonly string[] {
  const ids = new Set<string>();
  for (const { judgement } of pairs)
    for (const { unlock } of judgement.blocks)
      if (unlock?.kind === 'take-training')
        for (const { opportunityId } of unlock.skills)
          if (opportunityId !== undefined) ids.add(opportunityId);
  return [...ids];
}
