import { formatDecimal, formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { percentText } from '../../web/percent.ts';
import type { RecallTold } from '../recalls/recall.rules.ts';
import type { FairShareFigure } from './fair-share.rules.ts';
import { Definition } from './promise-parts.officer.tsx';
import { groupingWords, promisesText as t } from './promises.text.ts';

/** Who received, of those who could have: by county, sex and household, with how unequal it is. */
export function FairShare({ fair, lang }: { fair: FairShareFigure; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  const decimal = (n: number) => formatDecimal(n, lang, 2);
  return (
    <>
      {fair.by.map(({ by, groups, gini, theil }) => (
        <details>
          <summary>
            {t.by(groupingWords[by][lang])[lang]}
            {gini === null || theil === null
              ? ''
              : ` · ${t.gini(decimal(gini))[lang]} · ${t.theil(decimal(theil))[lang]}`}
          </summary>
          <DataTable
            table={{
              caption: t.by(groupingWords[by][lang])[lang],
              head: [
                groupingWords[by][lang],
                t.fairEligible[lang],
                t.fairAwarded[lang],
                t.fairExpected[lang],
                t.share[lang],
              ],
              rows: groups.map(({ label, awarded, expected, judged }) => [
                <bdi>{label[lang]}</bdi>,
                number(awarded.denominator),
                number(awarded.numerator),
                formatDecimal(expected, lang, 1),
                judged ? percentText(awarded.value, lang) : t.fairNotJudged[lang],
              ]),
              numeric: [1, 2, 3, 4],
            }}
          />
          <p class="quiet">{t.fairMeaning[lang]}</p>
        </details>
      ))}
      <Definition definition={fair.definition} share={fair.awarded} lang={lang} />
    </>
  );
}

/** How wrong "in work" was, told by calling some of them again. */
export function Recall({ recall, lang }: { recall: RecallTold; lang: Lang }) {
  const number = (n: number) => formatNumber(n, lang);
  const { error, errorAtMost, definition } = recall;
  return (
    <>
      {error === null ? (
        <p>
          {errorAtMost === null ? t.recallFew[lang] : t.recallAtMost(percentText(errorAtMost, lang))[lang]}
        </p>
      ) : error.denominator === 0 ? (
        <p class="quiet">{t.recallNone[lang]}</p>
      ) : (
        <>
          <p class="figure-number">{percentText(error.value, lang)}</p>
          <p>{t.recallLead(number(error.numerator), number(error.denominator))[lang]}</p>
        </>
      )}
      <Definition definition={definition} {...(error === null ? {} : { share: error })} lang={lang} />
    </>
  );
}
