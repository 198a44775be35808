import type { Problem } from '../../kernel/problem.ts';
import { problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { matchContext, surroundingsOf } from '../matching/context.repo.ts';
import { judge } from '../matching/judge.rules.ts';
import type { Block, Judgement, MatchContext } from '../matching/match.rules.ts';
import { sayBlock } from '../matching/matching.text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { trainingsNamed } from '../matching/pair.rules.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { referralText } from './referrals.text.ts';

/** A pair as judged inside a transaction, with what is needed to say it. */
export interface JudgedReferral {
  readonly judgement: Judgement;
  readonly ctx: MatchContext;
  readonly vocabulary: Vocabulary;
}

/** Judges a pair on what the transaction sees, its held vacancies included. */
export type ReferralJudge = (
  tx: Tx,
  person: PersonFacts,
  opportunity: OpportunityFacts,
) => Promise<JudgedReferral>;

/** Asked for before the transaction: the trainings of the whole country are read here, not under the write lock. */
export async function referralJudge(deps: Pick<Deps, 'database' | 'now'>): Promise<ReferralJudge> {
  const surroundings = await surroundingsOf(deps, []);
  return async (tx, person, opportunity) => {
    const within = { tx, surroundings };
    const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [opportunity.id], within });
    return { judgement: judge(person, opportunity, ctx), ctx, vocabulary };
  };
}

/** The conflict of a blocked pair: its blocks as the contract has them, said in the caller's language. */
export async function blockedPair(
  tx: Tx,
  judged: JudgedReferral,
  blocks: readonly Block[],
  lang: Lang,
): Promise<Problem> {
  const { judgement, vocabulary } = judged;
  const trainings = await opportunitiesRepo(tx, vocabulary).findMany(trainingsNamed([{ judgement }]));
  const names = namesFrom(vocabulary, new Map([...trainings].map(([id, { title }]) => [id, title])));
  const full = blocks.length === 1 && blocks[0]?.gate === 'full';
  return problem('conflict', {
    detail: full ? referralText.full : referralText.blocked,
    extra: { blocks: blocks.map((block) => sayBlock(block, lang, names)) },
  });
}
