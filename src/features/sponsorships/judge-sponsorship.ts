import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { matchContext, surroundingsOf } from '../matching/context.repo.ts';
import { judge } from '../matching/judge.rules.ts';
import { sayBlock } from '../matching/matching.text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { trainingsNamed } from '../matching/pair.rules.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { sponsorshipText } from './sponsorship.text.ts';

/** Refuses a pair with its blocks (409), as the gates of the kit find it on what the transaction sees. */
export type KitJudge = (tx: Tx, person: PersonFacts, kit: OpportunityFacts) => Promise<Result<void>>;

/** Asked for before the transaction: what surrounds a pair is read here, not under the write lock. */
export async function kitJudge(deps: Pick<Deps, 'database' | 'now'>, lang: Lang): Promise<KitJudge> {
  const surroundings = await surroundingsOf(deps, []);
  return async (tx, person, kit) => {
    const within = { tx, surroundings };
    const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [kit.id], within });
    const judgement = judge(person, kit, ctx);
    if (judgement.eligible) return ok(undefined);
    const trainings = await opportunitiesRepo(tx, vocabulary).findMany(trainingsNamed([{ judgement }]));
    const names = namesFrom(vocabulary, new Map([...trainings].map(([id, { title }]) => [id, title])));
    return fail(
      problem('conflict', {
        detail: sponsorshipText.blocked,
        extra: { blocks: judgement.blocks.map((block) => sayBlock(block, lang, names)) },
      }),
    );
  };
}
