import type { Actor } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import type { RecallError } from '../recalls/recall.rules.ts';
import { recallError } from '../recalls/recall-error.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { viewFairShare } from './fair-share.repo.ts';
import type { FairShareFigure } from './fair-share.rules.ts';
import { viewGap } from './gap.repo.ts';
import type { Gap } from './gap.rules.ts';
import { tradeLabel } from './groups.rules.ts';
import { viewIncome } from './income.repo.ts';
import type { IncomeFigure } from './income.rules.ts';
import { viewQuota } from './quota.repo.ts';
import type { QuotaFigure } from './quota.rules.ts';
import { viewRetention } from './retention.repo.ts';
import type { RetentionFigure } from './retention.rules.ts';
import { labelIn, type TargetsView, viewTargets } from './view-targets.ts';

/** Both promises of one scope on one day, with everything that stands beside them. */
export interface PromisesView {
  readonly targets: TargetsView;
  readonly quota: QuotaFigure;
  readonly gap: Gap;
  readonly retention: RetentionFigure;
  readonly income: IncomeFigure;
  /** Of today alone. */
  readonly fair: FairShareFigure | undefined;
  readonly recall: RecallError;
  readonly provinceNames: ReadonlyMap<string, Text>;
}

/** As `viewTargets`, with the second promise and what both are judged by. Refuses what it refuses. */
export async function viewPromises(deps: Deps, actor: Actor, input: unknown): Promise<Result<PromisesView>> {
  const targets = await viewTargets(deps, actor, input);
  if (!targets.ok) return targets;
  const { read } = deps.database;
  const { scope, asOf, knownAt, rate } = targets.value;
  const moment = { asOf, knownAt: knownAt ?? undefined };
  const now = deps.now();
  const vocabulary = await vocabularyOf(deps.database);
  const label = labelIn(vocabulary);
  return ok({
    targets: targets.value,
    quota: await viewQuota(read, scope, moment, { today: tehranToday(now) }),
    gap: await viewGap(read, scope, moment, { now, counts: rate.counts }),
    retention: await viewRetention(read, scope, moment, {
      tradeName: (trade) => tradeLabel(trade, label),
    }),
    income: await viewIncome(read, scope, moment, { wageOn: vocabulary.wageOn }),
    fair: await viewFairShare(read, scope, moment, {
      today: tehranToday(now),
      countyName: (code) => label('counties', code),
      seesPeople: targets.value.seesPeople,
    }),
    recall: await recallError(read, scope, moment),
    provinceNames: new Map(vocabulary.items('provinces').map(({ code, fa, en }) => [code, { fa, en }])),
  });
}
