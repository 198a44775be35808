import type { Actor } from '../../kernel/actor.ts';
import { type LocalDate, tehranDayEnd, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type ByCause, byCause, causesTold } from './beside.rules.ts';
import { type Cohort, cohortsOf, cohortsTold } from './cohorts.rules.ts';
import { correctionsOf } from './corrections.repo.ts';
import {
  type Correction,
  type CorrectionsBy,
  correctionsByChange,
  correctionsTold,
} from './corrections.rules.ts';
import { countsFrom, standingsOf } from './count.rules.ts';
import { type CountsOnlyTools, countsOnly } from './counts-only.repo.ts';
import { daySheet, sheetNames } from './day-sheet.repo.ts';
import { definitions } from './definitions.text.ts';
import {
  employmentRate,
  type FigureMoment,
  type FigureScope,
  type GroupedFigure,
  groupings,
  leastShown,
  type OutcomeCounts,
  populationOf,
  type Share,
  shareOf,
} from './figure.rules.ts';
import { type FigureReader, figureReader, isSameScope } from './figure-scope.repo.ts';
import { type GroupTools, groupedFigure, labelOf } from './groups.rules.ts';
import { labelIn } from './labels.rules.ts';
import { momentOf } from './moment.input.ts';
import { monthName } from './months.rules.ts';
import { organisationsOf } from './organisations-named.repo.ts';
import { targetsQuery } from './targets.input.ts';
import { targetsText } from './targets.text.ts';
import { monthlyCounts } from './trend.repo.ts';

/** The first promise on a day, with everything that stands beside it. */
export interface TargetsView {
  readonly asOf: LocalDate;
  /** The instant whose knowledge this is; null = what is known now. */
  readonly knownAt: string | null;
  readonly scope: FigureScope;
  readonly scopeName: Text;
  readonly seesPeople: boolean;
  readonly rate: {
    readonly share: Share;
    readonly definition: Text;
    readonly counts: OutcomeCounts;
    /** Of those in work: by more than a call; and in what they had when they came. */
    readonly verified: Share;
    readonly atIntake: Share;
  };
  readonly beside: {
    readonly unknown: readonly ByCause[];
    readonly paused: readonly ByCause[];
    readonly notSeeking: readonly ByCause[];
    readonly left: readonly ByCause[];
  };
  readonly cohorts: readonly Cohort[];
  readonly groups: readonly GroupedFigure[];
  /** For readers of counts groups are of the end of a month, as known then; null = of the day itself. */
  readonly groupsOn: LocalDate | null;
  /** At the ends of months, the earliest first; the day itself is `rate`. */
  readonly trend: readonly TrendPoint[];
  /** Of a past day: what was known at its end, and what was corrected since. */
  readonly corrections: Corrections | undefined;
  readonly definitions: typeof definitions;
}

export interface TrendPoint {
  readonly month: string;
  readonly day: LocalDate;
  readonly share: Share;
  readonly counts: OutcomeCounts;
}

export interface Corrections extends CorrectionsBy {
  /** The end of the day in question. */
  readonly knownThen: string;
  readonly known: { readonly share: Share; readonly counts: OutcomeCounts };
  /** For staff, whose they are; undefined for those who see counts alone. */
  readonly people: readonly Correction[] | undefined;
}

const trendMonths = 13;
/** Corrections listed one by one; all of them are counted. */
const listed = 200;

/**
 * The employment rate of an organisation, a province or the nation, as it was on a day and as known at an instant. Staff see
 * their own whole, others counts with small groups withheld. Refuses days in the future and organisations beyond the actor.
 */
export async function viewTargets(deps: Deps, actor: Actor, input: unknown): Promise<Result<TargetsView>> {
  const { database } = deps;
  const query = parse(targetsQuery, input);
  const reader = await figureReader(database.read, actor, query.ok ? query.value : {});
  if (!reader.ok) return reader;
  if (!query.ok) return query;
  const now = deps.now();
  const moment = momentOf(query.value, now);
  if (!moment.ok) return moment;
  const { scope, seesPeople } = reader.value;
  const vocabulary = await vocabularyOf(database);
  const tools = { organisations: await organisationsOf(database.read), label: labelIn(vocabulary) };
  const { province } = query.value;
  if (province !== undefined && !vocabulary.has('provinces', province)) return fail(problem('not-found'));
  const told = seesPeople
    ? undefined
    : await countsOnly(
        database,
        reader.value.whole,
        scope,
        moment.value.asOf,
        countsOnlyTools(tools, vocabulary),
      );
  if (told?.isShown === false) return fail(problem('forbidden', { detail: targetsText.tooFew }));

  const sheet = await daySheet(database.read, scope, moment.value);
  const names = await sheetNames(database, scope);
  const counts = countsFrom(standingsOf(sheet, names));
  if (told !== undefined && scope.kind === 'organisation' && isFew(populationOf(counts)))
    return fail(problem('forbidden', { detail: targetsText.tooFew }));
  const trend = await monthlyCounts(
    database.read,
    scope,
    moment.value,
    query.value.months ?? trendMonths,
    () => sheetNames(database, scope),
  );
  const figures = () =>
    groupings
      .filter((by) => by !== 'province' && by !== 'organisation')
      .map((by) => groupedFigure(sheet, names, by, tools));
  const { asOf } = moment.value;
  const causes = (state: OutcomeState) => {
    const all = byCause(sheet, names, state, asOf);
    return seesPeople ? all : causesTold(all);
  };
  return ok({
    asOf,
    knownAt: moment.value.knownAt ?? null,
    scope,
    scopeName: scopeName(reader.value, vocabulary),
    seesPeople,
    rate: rateOf(counts),
    beside: {
      unknown: causes('unknown'),
      paused: causes('paused'),
      notSeeking: causes('not-seeking'),
      left: causes('left'),
    },
    cohorts: seesPeople ? cohortsOf(sheet, names) : cohortsTold(cohortsOf(sheet, names)),
    groups: told?.groups ?? figures(),
    groupsOn: told?.day ?? null,
    trend: trend.map(({ month, day, counts }) => ({
      month: monthName(month),
      day,
      share: employmentRate(counts),
      counts,
    })),
    corrections: await correctionsIn(deps, reader.value, moment.value),
    definitions,
  });
}

const isFew = (people: number) => people > 0 && people < leastShown;

function rateOf(counts: OutcomeCounts): TargetsView['rate'] {
  return {
    share: employmentRate(counts),
    definition: definitions.rate,
    counts,
    verified: shareOf(counts.inWork - counts.inWorkBy.call, counts.inWork),
    atIntake: shareOf(counts.inWorkAtIntake, counts.inWork),
  };
}

/** Of a past day, where it is not itself asked for as known at its end. */
async function correctionsIn(
  deps: Deps,
  { scope, whole, seesPeople }: FigureReader,
  { asOf, knownAt }: FigureMoment,
): Promise<Corrections | undefined> {
  const { database } = deps;
  const knownThen = tehranDayEnd(asOf).toISOString();
  if (asOf >= tehranToday(deps.now()) || (knownAt !== undefined && knownAt <= knownThen)) return undefined;
  const names = () => sheetNames(database, scope);
  const before = await daySheet(database.read, scope, { asOf, knownAt: knownThen });
  const counts = countsFrom(standingsOf(before, await names()));
  const all = await correctionsOf(database.read, scope, asOf, { earlier: knownThen, later: knownAt }, names);
  return {
    knownThen,
    known: { share: employmentRate(counts), counts },
    ...(seesPeople
      ? { total: all.length, byChange: correctionsByChange(all), others: 0 }
      : correctionsTold(correctionsByChange(all), isSameScope(scope, whole))),
    people: seesPeople ? all.slice(-listed) : undefined,
  };
}

/** Every group that there may be, so that those without anybody are not told apart from small ones. */
export function countsOnlyTools(tools: GroupTools, vocabulary: Vocabulary): CountsOnlyTools {
  return {
    organisations: tools.organisations,
    provinces: vocabulary.items('provinces').map(({ code }) => code),
    counties: vocabulary.counties,
    trades: vocabulary.items('occupations').flatMap(({ code }) => (code.length === 2 ? [code] : [])),
    labelOf: (by, key) => labelOf(by, key, tools),
  };
}

function scopeName({ scope, organisation }: FigureReader, vocabulary: Vocabulary): Text {
  if (scope.kind === 'nation') return targetsText.nation;
  return scope.kind === 'province'
    ? labelIn(vocabulary)('provinces', scope.province)
    : (organisation?.name ?? targetsText.nation);
}
