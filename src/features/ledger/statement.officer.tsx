import { tehranToday, toJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { effectNames, entryKindNames } from './ledger.text.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';
import {
  dayWords,
  type LedgerPlaces,
  officerPlaces,
  Title,
  withQuery,
  yearText,
} from './ledger-parts.officer.tsx';
import type { StatementLine } from './statement.rules.ts';
import { type StatementView, viewStatement } from './view-statement.ts';

/** Statements of a benefactor's and of a campaign's money within the own organisation; a fund's stands on its page. */
export const statementRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: '/officer/ledger/benefactors/:id',
    handle: (request) => statementPage(request, 'benefactorId', paths.benefactorStatement),
  },
  {
    method: 'get',
    path: '/officer/ledger/campaigns/:id',
    handle: (request) => statementPage(request, 'campaignId', paths.campaignStatement),
  },
];

async function statementPage(
  { deps, actor, lang, params, query }: StaffPageRequest,
  of: 'benefactorId' | 'campaignId',
  address: (id: string) => string,
): Promise<PageReply> {
  const id = params.id ?? '';
  const found = await viewStatement(deps, actor, { [of]: id, ...askedYear(query) });
  if (!found.ok) return problemPage(found.problem);
  const title = t.statementOf(found.value.of[lang])[lang];
  return {
    kind: 'page',
    title,
    body: (
      <>
        <h1>{title}</h1>
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <YearTabs year={found.value.year} base={address(id)} query={{}} now={deps.now()} lang={lang} />
        <StatementSheet statement={found.value} places={officerPlaces} lang={lang} />
      </>
    ),
  };
}

export const askedYear = (query: StaffPageRequest['query']) => (query.year ? { year: query.year } : {});

/** From the beginning, or one of the last three Jalali years. */
export function YearTabs(props: {
  year: number | null;
  base: string;
  query: Readonly<Record<string, string | undefined>>;
  now: Date;
  lang: Lang;
}) {
  const { year, base, query, now, lang } = props;
  const { year: thisYear } = toJalali(tehranToday(now));
  const years = [...new Set([thisYear, thisYear - 1, thisYear - 2, ...(year === null ? [] : [year])])];
  return (
    <nav class="tabs no-print" aria-label={t.years[lang]}>
      <a href={withQuery(base, query)} aria-current={year === null ? 'page' : undefined}>
        {t.allTime[lang]}
      </a>
      {years.map((one) => (
        <a
          href={withQuery(base, { ...query, year: String(one) })}
          aria-current={one === year ? 'page' : undefined}
        >
          {yearText(one, lang)}
        </a>
      ))}
    </nav>
  );
}

/** A statement: what adds up above, every movement beneath. */
export function StatementSheet({
  statement: s,
  places,
  lang,
}: {
  statement: StatementView;
  places: LedgerPlaces;
  lang: Lang;
}) {
  const facts: readonly (readonly [string, number])[] = [
    ...(s.from === null
      ? []
      : [
          [t.opening[lang], s.openingRial] as const,
          [t.openingAllocated[lang], s.openingAllocatedRial] as const,
        ]),
    [t.received[lang], s.receivedRial],
    ...(s.transferredRial === 0 ? [] : [[t.transferred[lang], s.transferredRial] as const]),
    [t.returned[lang], s.returnedRial],
    [t.spent[lang], s.spentRial],
    [t.allocated[lang], s.allocatedRial],
    [t.left[lang], s.leftRial],
  ];
  return (
    <section class="card">
      <div class="head">
        <div>
          <h2>{t.statement[lang]}</h2>
          <p class="quiet">
            <Title text={s.of[lang]} lang={lang} /> ·{' '}
            {s.from === null ? t.allTime[lang] : dayWords(s.from, lang)} – {dayWords(s.to, lang)}
          </p>
        </div>
      </div>
      <dl class="facts">
        {facts.map(([term, rial]) => (
          <>
            <dt>{term}</dt>
            <dd class="num">{formatRial(rial, lang)}</dd>
          </>
        ))}
      </dl>
      {s.lines.length === 0 ? (
        <p class="empty">{t.emptyStatement[lang]}</p>
      ) : (
        <table class="cards figures">
          <caption class="visually-hidden">{t.statement[lang]}</caption>
          <thead>
            <tr>
              <th scope="col">{t.what[lang]}</th>
              <th scope="col">{t.day[lang]}</th>
              <th scope="col" class="end">
                {t.amount[lang]}
              </th>
              <th scope="col" class="end">
                {t.changeOfLeft[lang]}
              </th>
            </tr>
          </thead>
          <tbody>
            {s.lines.map((line) => (
              <Line line={line} places={places} lang={lang} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ line, places, lang }: { line: StatementLine; places: LedgerPlaces; lang: Lang }) {
  const isSame = entryKindNames[line.kind][lang] === effectNames[line.effect][lang];
  return (
    <tr>
      <td class="main">
        <a href={places.entry(line.entryId)}>{entryKindNames[line.kind][lang]}</a>
        {isSame ? null : <span class="quiet"> · {effectNames[line.effect][lang]}</span>}
      </td>
      <td data-label={t.day[lang]}>
        <span>{dayWords(line.day, lang)}</span>
      </td>
      <td class="end num" data-label={t.amount[lang]}>
        <span>{formatNumber(line.amountRial, lang)}</span>
      </td>
      <td class="end num" data-label={t.changeOfLeft[lang]}>
        <span>{formatNumber(line.fundRial, lang)}</span>
      </td>
    </tr>
  );
}
