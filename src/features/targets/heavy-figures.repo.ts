import { tehranToday } from '../../kernel/calendar.ts';
import type { Database } from '../../platform/database.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { viewFairShare } from './fair-share.repo.ts';
import type { FairShareFigure } from './fair-share.rules.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { gapFacts } from './gap.repo.ts';
import type { GapFacts } from './gap.rules.ts';
import { tradeLabel } from './groups.rules.ts';
import { viewIncome } from './income.repo.ts';
import type { IncomeFigure } from './income.rules.ts';
import { isKept, type KeptFigure, keptFigures } from './kept-figures.repo.ts';
import { labelIn } from './labels.rules.ts';
import { viewQuota } from './quota.repo.ts';
import type { QuotaFigure } from './quota.rules.ts';
import { viewRetention } from './retention.repo.ts';
import type { RetentionFigure } from './retention.rules.ts';

/** What stands beside the employment rate and is dear to count for many organisations. */
export interface HeavyFigures {
  readonly quota: QuotaFigure;
  readonly gap: Omit<GapFacts, 'counts'>;
  readonly retention: RetentionFigure;
  readonly income: IncomeFigure;
  /** Of today alone. */
  readonly fair?: FairShareFigure | undefined;
}

interface Tools {
  readonly now: Date;
  readonly vocabulary: Vocabulary;
  /** Small groups need not be told together. */
  readonly seesPeople: boolean;
}

/** Another number whenever what is kept has another shape, so that no version reads what another has written. */
const heavy = 'heavy:1';

/** Counts them now. Others have their turn between one figure and the next. */
export async function countHeavy(
  database: Database,
  scope: FigureScope,
  moment: FigureMoment,
  { now, vocabulary, seesPeople }: Tools,
): Promise<HeavyFigures> {
  const { read } = database;
  const label = labelIn(vocabulary);
  const today = tehranToday(now);
  const quota = await viewQuota(read, scope, moment, { today });
  await turnOfOthers();
  const gap = await gapFacts(database, scope, moment, { now });
  await turnOfOthers();
  const retention = await viewRetention(read, scope, moment, {
    tradeName: (trade) => tradeLabel(trade, label),
  });
  await turnOfOthers();
  const income = await viewIncome(read, scope, moment, { wageOn: vocabulary.wageOn });
  await turnOfOthers();
  const fair = await viewFairShare(read, scope, moment, {
    today,
    countyName: (code) => label('counties', code),
    seesPeople,
  });
  return { quota, gap, retention, income, fair };
}

/** Those kept of a scope and when they were counted, where they are of the day of `now`. */
export async function keptHeavy(
  database: Database,
  scope: FigureScope,
  now: Date,
): Promise<{ readonly figures: HeavyFigures; readonly countedAt: string } | undefined> {
  if (!isKept(scope)) return undefined;
  const kept = (await keptFigures(database.read, scope, [heavy])).get(heavy);
  if (kept === undefined || kept.asOf !== tehranToday(now)) return undefined;
  return { figures: kept.value as HeavyFigures, countedAt: kept.countedAt };
}

/** As they are kept. */
export function heavyToKeep(figures: HeavyFigures, now: Date): KeptFigure {
  const countedAt = now.toISOString();
  return { figure: heavy, asOf: tehranToday(now), knownAt: countedAt, countedAt, value: figures };
}

/**
 * Those of a moment: the ones kept where it is today as known now, of the nation or of a province; counted otherwise, and
 * then `countedAt` is null.
 */
export async function heavyFigures(
  database: Database,
  scope: FigureScope,
  moment: FigureMoment,
  tools: Tools,
): Promise<{ readonly figures: HeavyFigures; readonly countedAt: string | null }> {
  const isNow = moment.knownAt === undefined && moment.asOf === tehranToday(tools.now);
  // What is kept tells small groups together; who sees people is told each.
  const kept = isNow && !tools.seesPeople ? await keptHeavy(database, scope, tools.now) : undefined;
  return kept ?? { figures: await countHeavy(database, scope, moment, tools), countedAt: null };
}
