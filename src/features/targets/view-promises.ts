import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { type RecallTold, recallTold } from '../recalls/recall.rules.ts';
import { recallError } from '../recalls/recall-error.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { FairShareFigure } from './fair-share.rules.ts';
import type { FigureScope } from './figure.rules.ts';
import { figureReader, isSameScope } from './figure-scope.repo.ts';
import { decomposeGap, type Gap } from './gap.rules.ts';
import { heavyFigures } from './heavy-figures.repo.ts';
import type { IncomeFigure } from './income.rules.ts';
import type { QuotaFigure } from './quota.rules.ts';
import type { RetentionFigure } from './retention.rules.ts';
import { type TargetsView, viewTargets } from './view-targets.ts';

/** Both promises of one scope on one day, with everything that stands beside them. */
export interface PromisesView {
  readonly targets: TargetsView;
  readonly quota: QuotaFigure;
  readonly gap: Gap;
  readonly retention: RetentionFigure;
  readonly income: IncomeFigure;
  /** Of today alone. */
  readonly fair: FairShareFigure | undefined;
  /** When what stands beside the rate was counted, where it is kept; null = for this very answer. */
  readonly countedAt: string | null;
  readonly recall: RecallTold;
  readonly provinceNames: ReadonlyMap<string, Text>;
  /** The code of the province that an organisation lies in, for those who see the nation; null for others and elsewhere. */
  readonly liesIn: string | null;
}

/** As `viewTargets`, with the second promise and what both are judged by. Refuses what it refuses. */
export async function viewPromises(deps: Deps, actor: Actor, input: unknown): Promise<Result<PromisesView>> {
  const targets = await viewTargets(deps, actor, input);
  if (!targets.ok) return targets;
  const { read } = deps.database;
  const { scope, asOf, knownAt, rate } = targets.value;
  const moment = { asOf, knownAt: knownAt ?? undefined };
  const vocabulary = await vocabularyOf(deps.database);
  const { figures, countedAt } = await heavyFigures(deps.database, scope, moment, {
    now: deps.now(),
    vocabulary,
    seesPeople: targets.value.seesPeople,
  });
  const reader = await figureReader(read, actor, {});
  const whole = reader.ok ? reader.value.whole : undefined;
  const isWhole = whole !== undefined && isSameScope(scope, whole);
  const recall = await recallError(read, scope, moment);
  const { quota, gap, retention, income, fair } = figures;
  return ok({
    targets: targets.value,
    quota,
    gap: decomposeGap({ counts: rate.counts, ...gap }),
    retention,
    income,
    fair,
    countedAt,
    recall: targets.value.seesPeople ? { ...recall, errorAtMost: null } : recallTold(recall, isWhole),
    provinceNames: new Map(vocabulary.items('provinces').map(({ code, fa, en }) => [code, { fa, en }])),
    liesIn: await provinceAbove(read, scope, whole),
  });
}

async function provinceAbove(
  read: Reader,
  scope: FigureScope,
  whole: FigureScope | undefined,
): Promise<string | null> {
  if (scope.kind !== 'organisation' || whole?.kind !== 'nation') return null;
  return (await findOrganisation(read, scope.organisationId))?.province ?? null;
}
