import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { Staircase } from '../../web/chart-stairs.tsx';
import type { Gap } from './gap.rules.ts';
import { pointsWords } from './promise-words.rules.ts';
import { gapWords, promisesText as t } from './promises.text.ts';

/** From today's people in work to the target: what each step adds or takes, and what that asks of a week. */
export function GapStairs({ gap, lang }: { gap: Gap; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  const { placements } = gap;
  return (
    <>
      <Staircase
        words={{
          id: 'gap-chart',
          title: t.gap[lang],
          description: t.gapDescription(number(gap.inWork), number(gap.target))[lang],
          lang,
          open: true,
          table: {
            caption: t.gap[lang],
            head: [t.figure[lang], t.people[lang]],
            rows: [
              [t.gapToday[lang], number(gap.inWork)],
              ...gap.stairs.map(({ step, people }) => [gapWords[step][lang], number(people)]),
              [t.gapEnd[lang], number(gap.end)],
            ],
            numeric: [1],
          },
        }}
        steps={[
          { label: t.gapToday[lang], from: 0, to: gap.inWork, whole: true },
          ...gap.stairs.map(({ step, from, to }) => ({ label: gapWords[step][lang], from, to })),
          { label: t.gapEnd[lang], from: 0, to: gap.end, whole: true },
        ]}
        target={{ at: gap.target, label: t.goal[lang] }}
      />
      {placements.needed > 0 ? (
        <p>
          {t.gapWeeks(number(Math.max(...placements.weeks)), number(gap.horizonWeeks))[lang]}{' '}
          {placements.atLeast < placements.atMost
            ? t.gapBetween(number(placements.atLeast), number(placements.atMost))[lang]
            : ''}
        </p>
      ) : null}
      {gap.worth.value === null ? null : <p>{t.worth(pointsWords(gap.worth.value, lang))[lang]}</p>}
    </>
  );
}
