import type { LocalDate } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { evidenceGrades } from '../placements/placement.rules.ts';
import type { Cohort } from './cohorts.rules.ts';
import type { CorrectionsBy } from './corrections.rules.ts';
import { employmentRate, type GroupedFigure, type OutcomeCounts, populationOf } from './figure.rules.ts';
import type { Gap } from './gap.rules.ts';
import { wholeOf } from './groups.rules.ts';
import { dayWords, monthWords, quarterWords } from './promise-words.rules.ts';
import { evidenceWords, gapWords, groupingWords, stateWords, promisesText as t } from './promises.text.ts';
import type { QuotaFigure } from './quota.rules.ts';
import { correctedRows } from './report-corrections.rules.ts';
import type { RetentionFigure } from './retention.rules.ts';

/** A line of a figure: what it is of, and what is counted out of what; null where nothing is told. */
export interface ReportRow {
  readonly group: Text;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Said instead of numerator by denominator where the share is no share of whole people. */
  readonly share?: number;
  readonly note?: Text;
}

/** A figure with its definition; its lines are parts of one whole, or say so in their note. */
export interface ReportFigure {
  readonly id: string;
  readonly title: Text;
  readonly definition: Text | undefined;
  readonly rows: readonly ReportRow[];
}

export interface ReportFacts {
  readonly counts: OutcomeCounts;
  readonly definitions: Readonly<Record<'rate' | 'verified' | 'cohort' | 'trend' | 'corrections', Text>>;
  readonly trend: readonly { readonly month: string; readonly counts: OutcomeCounts }[];
  readonly groups: readonly GroupedFigure[];
  /** The day of which groups are, as it was known then. */
  readonly groupsOn: LocalDate;
  readonly cohorts: readonly Cohort[];
  readonly quota: QuotaFigure;
  readonly retention: RetentionFigure;
  readonly gap: Gap;
  /** Of the month before: its rate as its report had it, and what is known otherwise since. */
  readonly corrections:
    | { readonly told: OutcomeCounts; readonly now: OutcomeCounts; readonly by: CorrectionsBy }
    | undefined;
}

const both = (words: (lang: Lang) => string): Text => ({ fa: words('fa'), en: words('en') });

/** Everything the monthly report says, in its order: for the page and for the list alike. */
export function reportFigures(facts: ReportFacts): readonly ReportFigure[] {
  const { counts, definitions, quota, retention, gap } = facts;
  const population = populationOf(counts);
  const rate = employmentRate(counts);
  const of = (n: number) => ({ numerator: n, denominator: population });
  return [
    {
      id: 'rate',
      title: t.rate,
      definition: definitions.rate,
      rows: [{ group: t.whole, numerator: rate.numerator, denominator: rate.denominator, note: t.goal }],
    },
    {
      id: 'parts',
      title: t.parts,
      definition: undefined,
      rows: [
        { group: stateWords['in-work'], ...of(counts.inWork) },
        { group: stateWords['some-work'], ...of(counts.someWork) },
        { group: stateWords.unknown, ...of(counts.unknown) },
        { group: stateWords['out-of-work'], ...of(counts.outOfWork) },
      ],
    },
    {
      id: 'beside',
      title: t.beside,
      definition: t.besideLead,
      rows: [
        { group: stateWords.paused, numerator: counts.paused, denominator: null },
        { group: stateWords['not-seeking'], numerator: counts.notSeeking, denominator: null },
        { group: stateWords.left, numerator: counts.left, denominator: null },
        { group: stateWords['outside-age'], numerator: counts.outsideAge, denominator: null },
        { group: stateWords['outside-custody'], numerator: counts.outsideCustody, denominator: null },
        { group: t.atIntake, numerator: counts.inWorkAtIntake, denominator: counts.inWork },
      ],
    },
    {
      id: 'evidence',
      title: t.evidence,
      definition: definitions.verified,
      rows: evidenceGrades.map((grade) => ({
        group: evidenceWords[grade],
        numerator: counts.inWorkBy[grade],
        denominator: counts.inWork,
      })),
    },
    {
      id: 'trend',
      title: t.trend,
      definition: definitions.trend,
      rows: facts.trend.map((month) => ({
        group: both((lang) => monthWords(month.month as JalaliMonth, lang)),
        numerator: month.counts.inWork,
        denominator: populationOf(month.counts),
      })),
    },
    ...facts.groups.map((figure) => groupFigure(figure, facts.groupsOn)),
    {
      id: 'quota',
      title: t.quota,
      definition: quota.definition,
      rows: quota.series.slice(-12).map((row) => ({
        group: both((lang) => monthWords(row.month, lang)),
        numerator: row.counted,
        denominator: row.target,
        ...(row.target === null ? { note: t.quotaUnset } : {}),
      })),
    },
    {
      id: 'quota-weeks',
      title: t.weeks,
      definition: undefined,
      rows: quota.weeks.map(({ from, to, delivered }) => ({
        group: t.weekOf(from, to),
        numerator: delivered,
        denominator: quota.month.counted,
      })),
    },
    {
      id: 'earning-90',
      title: t.earning90,
      definition: undefined,
      rows: [
        { group: t.earning90, numerator: quota.month.earning.earning, denominator: quota.month.counted },
        {
          group: t.notEarning90,
          numerator: quota.month.earning.notEarning + quota.month.earning.unknown,
          denominator: quota.month.counted,
        },
        { group: t.notYet90, numerator: quota.month.earning.notYet, denominator: quota.month.counted },
      ],
    },
    {
      id: 'retention',
      title: t.retention,
      definition: retention.definition,
      rows: (
        [
          [retention.sameWork, t.sameWork],
          [retention.anyWork, t.anyWork],
        ] as const
      ).flatMap(([curve, kind]) =>
        curve.points.map(({ day, at }) => ({
          group: t.dayOf(day, kind),
          // Survival is no share of whole people: those lost sight of count until they were.
          numerator: null,
          denominator: at === undefined ? null : at.atRisk,
          ...(at === undefined ? { note: t.tooFew } : { share: at.survival }),
        })),
      ),
    },
    {
      id: 'cohorts',
      title: t.cohorts,
      definition: definitions.cohort,
      rows: facts.cohorts.map(({ quarter, inWork }) => ({
        group: both((lang) => quarterWords(quarter, lang)),
        numerator: inWork.numerator,
        denominator: inWork.denominator,
      })),
    },
    {
      id: 'gap',
      title: t.gap,
      definition: undefined,
      rows: [
        { group: t.gapToday, numerator: gap.inWork, denominator: gap.population },
        ...gap.stairs.map(({ step, people }) => ({
          group: gapWords[step],
          numerator: people,
          denominator: gap.population,
        })),
        { group: t.gapEnd, numerator: gap.end, denominator: gap.population },
      ],
    },
    ...(facts.corrections
      ? [
          {
            id: 'corrections',
            title: t.correctionsSince,
            definition: definitions.corrections,
            rows: correctedRows(facts.corrections),
          },
        ]
      : []),
  ];
}

function groupFigure(figure: GroupedFigure, day: LocalDate): ReportFigure {
  const { by, groups, withheld } = figure;
  const rows: ReportRow[] = groups
    .filter(({ counts }) => populationOf(counts) > 0)
    .map(({ label, counts }) => ({
      group: label,
      numerator: counts.inWork,
      denominator: populationOf(counts),
    }));
  if (withheld)
    rows.push({
      group: by === 'organisation' || by === 'province' ? t.otherUnits : t.other,
      numerator: withheld.counts.inWork,
      denominator: populationOf(withheld.counts),
      note: t.insideOf(withheld.labels),
    });
  const whole = wholeOf(figure);
  if (rows.length > 1)
    rows.push({ group: t.whole, numerator: whole.inWork, denominator: populationOf(whole) });
  return {
    id: `by-${by}`,
    title: both((lang) => t.by(groupingWords[by][lang])[lang]),
    definition: both((lang) =>
      [t.groupsOfMonth(dayWords(day, lang)), ...(withheld ? [t.withheld] : [])]
        .map((words) => words[lang])
        .join(' '),
    ),
    rows,
  };
}

/** The report as cells: one line for each line of each figure, numbers as spreadsheets read them. */
export function reportCells(figures: readonly ReportFigure[], lang: Lang): readonly (readonly string[])[] {
  const number = (n: number | null) => (n === null ? '' : String(n));
  return [
    [t.figure, t.group, t.numerator, t.denominator, t.value, t.note].map((head) => head[lang]),
    ...figures.flatMap(({ title, rows }) =>
      rows.map(({ group, numerator, denominator, share, note }) => [
        title[lang],
        group[lang],
        number(numerator),
        number(denominator),
        share === undefined ? shareCell(numerator, denominator) : share.toFixed(4),
        note?.[lang] ?? '',
      ]),
    ),
  ];
}

/** Four decimals, so that a share of any organisation can be told from the next one. */
function shareCell(numerator: number | null, denominator: number | null): string {
  return numerator === null || !denominator ? '' : (numerator / denominator).toFixed(4);
}
