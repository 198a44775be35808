import { formatNumber } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { DataTable, type Shown } from '../../web/data-table.tsx';
import { percentText } from '../../web/percent.ts';
import {
  employmentRate,
  type GroupedFigure,
  type Grouping,
  type OutcomeCounts,
  populationOf,
} from './figure.rules.ts';
import { wholeOf } from './groups.rules.ts';
import { groupingWords, stateWords, promisesText as t } from './promises.text.ts';

/** The rate group by group; the rows sum to the whole, which stands beneath. */
export function GroupTable({
  figure,
  lang,
  hrefOf,
}: {
  figure: GroupedFigure;
  lang: Lang;
  /** Where the people of a group are listed, or a unit's own page; undefined where there is none. */
  hrefOf?: (by: Grouping, key: string | null) => string | undefined;
}) {
  const cells = (counts: OutcomeCounts): readonly string[] => [
    formatNumber(populationOf(counts), lang),
    formatNumber(counts.inWork, lang),
    formatNumber(counts.unknown, lang),
    percentText(employmentRate(counts).value, lang),
  ];
  const rows: (readonly Shown[])[] = figure.groups
    .filter(({ counts }) => populationOf(counts) > 0)
    .map(({ key, label, counts }) => {
      const href = hrefOf?.(figure.by, key);
      return [
        href === undefined ? <bdi>{label[lang]}</bdi> : <a href={href}>{label[lang]}</a>,
        ...cells(counts),
      ];
    });
  if (figure.withheld)
    rows.push([
      <>
        {(figure.by === 'organisation' || figure.by === 'province' ? t.otherUnits : t.other)[lang]}
        <br />
        <span class="quiet">
          {t.inside[lang]} {inWords(figure.withheld.labels, lang)}
        </span>
      </>,
      ...cells(figure.withheld.counts),
    ]);
  if (rows.length > 1) rows.push([<strong>{t.whole[lang]}</strong>, ...cells(wholeOf(figure))]);
  return (
    <>
      <DataTable
        table={{
          caption: t.by(groupingWords[figure.by][lang])[lang],
          head: [
            groupingWords[figure.by][lang],
            t.people[lang],
            stateWords['in-work'][lang],
            stateWords.unknown[lang],
            t.rate[lang],
          ],
          rows,
          numeric: [1, 2, 3, 4],
          isHeaded: true,
        }}
      />
      {figure.withheld ? <p class="quiet">{t.withheld[lang]}</p> : null}
    </>
  );
}

const inWords = (labels: readonly Text[], lang: Lang): string =>
  labels.map((label) => label[lang]).join(t.comma[lang]);
