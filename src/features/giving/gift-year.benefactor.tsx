import { amountInWords } from '../../kernel/amount-in-words.text.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatDecimal, formatToman, toLatinDigits, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Effect } from '../ledger/statement.rules.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import { yearText as t } from './gifts.text.ts';
import { type OwnStatement, viewOwnStatement } from './view-own-statement.ts';

export const giftYearRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.giftYear(':year'), handle: yearPage },
];

/** A year of one's own giving, for print on A4; what leads elsewhere stays off the paper. */
async function yearPage({ deps, actor, params, lang }: StaffPageRequest): Promise<PageReply> {
  const found = await viewOwnStatement(deps, actor, { year: toLatinDigits(params.year ?? '') });
  if (!found.ok) return problemPage(found.problem);
  const year = yearIn(found.value.year, lang);
  return {
    kind: 'page',
    bare: true,
    title: t.title(year)[lang],
    body: <YearPaper statement={found.value} lang={lang} />,
  };
}

const yearIn = (year: number, lang: Lang) => (lang === 'fa' ? toPersianDigits(String(year)) : String(year));

/** What takes from what is left has a minus in the lines as it has in the sums. */
const lessens: ReadonlySet<Effect> = new Set(['returned', 'fee', 'spent']);

function YearPaper({ statement, lang }: { statement: OwnStatement; lang: Lang }) {
  const { year, years, name, organisations, from, to, lines } = statement;
  const others = years.filter((one) => one !== year);
  const hasFee = lines.some(({ effect }) => effect === 'fee');
  const sums: readonly (readonly [string, number])[] = [
    [t.opening[lang], statement.openingRial],
    [t.given[lang], statement.givenRial],
    [t.moved[lang], statement.movedRial],
    [(hasFee ? t.returnedWithFee : t.returned)[lang], -statement.returnedRial],
    [t.used[lang], -statement.usedRial],
    [t.left[lang], statement.leftRial],
    [t.setAside[lang], statement.setAsideRial],
  ];
  const isEmpty = lines.length === 0 && sums.every(([, rial]) => rial === 0);
  return (
    <article class="letter">
      <p class="no-print">
        <a href={paths.gifts}>{t.back[lang]}</a>
      </p>
      <header class="letter-head">
        <h1>{t.title(yearIn(year, lang))[lang]}</h1>
        <dl>
          <div>
            <dt>{t.of[lang]}</dt>
            <dd>
              <AsWritten text={name} lang={lang} />
            </dd>
          </div>
          <div>
            <dt>{t.period[lang]}</dt>
            <dd>
              {formatJalali(from, lang)} – {formatJalali(to, lang)}
            </dd>
          </div>
          {organisations.length > 0 ? (
            <div>
              <dt>{t.to[lang]}</dt>
              <dd>{organisations.map((one) => one[lang]).join(' · ')}</dd>
            </div>
          ) : null}
        </dl>
      </header>
      {isEmpty ? null : (
        <>
          <h2>{t.sums[lang]}</h2>
          <dl class="letter-facts">
            {sums
              .filter(([label, rial]) => rial !== 0 || label === t.given[lang] || label === t.left[lang])
              .map(([label, rial]) => (
                <div>
                  <dt>{label}</dt>
                  <dd>{formatToman(rial, lang)}</dd>
                </div>
              ))}
          </dl>
          {statement.givenRial > 0 ? (
            <p>{t.givenInWords(amountInWords(statement.givenRial, 'toman', lang))[lang]}</p>
          ) : null}
          <p>{t.balance[lang]}</p>
        </>
      )}
      {lines.length === 0 ? (
        <>
          <p>{t.none[lang]}</p>
          <p class="actions no-print">
            <a class="button primary" href={paths.give}>
              {t.give[lang]}
            </a>
          </p>
        </>
      ) : (
        <DataTable
          table={{
            caption: t.lines[lang],
            head: [t.when[lang], t.what[lang], t.amount[lang]],
            numeric: [2],
            rows: lines.map((line) => [
              line.day === null ? monthWords(line.month, lang) : formatJalali(line.day, lang),
              <>
                {t.effects[line.effect][lang]}{' '}
                <span class="quiet">
                  <bdi dir="ltr">{line.receiptNumber ?? line.paymentReference}</bdi>
                </span>
              </>,
              formatDecimal((lessens.has(line.effect) ? -1 : 1) * (line.amountRial / 10), lang, 1),
            ]),
          }}
        />
      )}
      {isEmpty ? null : <p class="quiet">{t.fromLedger[lang]}</p>}
      {others.length > 0 ? (
        <p class="no-print">
          {t.otherYears[lang]}:{' '}
          {others.map((one) => (
            <>
              <a href={paths.giftYear(String(one))}>{yearIn(one, lang)}</a>{' '}
            </>
          ))}
        </p>
      ) : null}
    </article>
  );
}
