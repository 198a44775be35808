import { formatNumber, formatToman } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { BarChart } from '../../web/chart.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { percentText } from '../../web/percent.ts';
import { monthLabel, monthWords } from '../targets/promise-words.rules.ts';
import { tilePlaces } from '../targets/province-tiles.rules.ts';
import { groupWords } from './group-words.rules.ts';
import { lastGroups } from './months-told.rules.ts';
import type { Published } from './publish.rules.ts';
import {
  figureDefinitions,
  figureNames,
  type TransparencyFigure,
  transparencyText as t,
  transparencyFigures,
} from './transparency.text.ts';
import { type Transparency, viewTransparency } from './view-transparency.ts';

export const transparencyRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.transparency, handle: transparencyPage },
  { method: 'get', path: paths.transparencyFigure(':figure'), handle: figurePage },
];

async function transparencyPage({ deps, lang, query }: PageRequest): Promise<PageReply> {
  const found = await viewTransparency(deps, query);
  if (!found.ok) return problemPage(found.problem);
  const { published } = found.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p>{t.lead[lang]}</p>
        {published === null ? (
          <Nothing lang={lang} />
        ) : (
          <Figures published={published} view={found.value} lang={lang} />
        )}
      </>
    ),
  };
}

function Nothing({ lang }: { lang: Lang }) {
  return (
    <section class="card narrow">
      <p>{t.none[lang]}</p>
      <p class="actions">
        <a class="button primary" href={paths.give}>
          {t.seeCauses[lang]}
        </a>
      </p>
    </section>
  );
}

function Figures({ published, view, lang }: { published: Published; view: Transparency; lang: Lang }) {
  const { month } = published;
  const older = view.months.filter((one) => one !== month).slice(0, 24);
  return (
    <>
      <p class="quiet">{t.asOf(monthWords(month, lang))[lang]}</p>
      <MoneyTiles published={published} lang={lang} />
      <div class="promises">
        <Families published={published} lang={lang} />
        <Lasting published={published} lang={lang} />
      </div>
      <Provinces published={published} names={view.provinceNames} lang={lang} />
      {older.length > 0 ? (
        <details class="card">
          <summary>{t.earlier[lang]}</summary>
          <ul class="acts">
            {older.map((one) => (
              <li>
                <a href={`${paths.transparency}?month=${one}`}>{monthWords(one, lang)}</a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const Means = ({ figure, lang }: { figure: TransparencyFigure; lang: Lang }) => (
  <a
    class="button small"
    href={paths.transparencyFigure(figure)}
    aria-label={`${figureNames[figure][lang]}: ${t.means[lang]}`}
  >
    {t.means[lang]}
  </a>
);

function MoneyTiles({ published, lang }: { published: Published; lang: Lang }) {
  const { money, month } = published;
  if (money === null) return null;
  const tiles = [
    ['received', money.receivedRial],
    ['spent', money.spentRial],
    ['waiting', money.waitingRial],
  ] as const;
  return (
    <>
      <ul class="tiles promises-tiles">
        {tiles.map(([figure, rial]) => (
          <li class="tile">
            {figureNames[figure][lang]}
            <strong>{formatToman(rial, lang)}</strong>
            <Means figure={figure} lang={lang} />
          </li>
        ))}
      </ul>
      {money.month === month ? null : <p class="quiet">{t.moneyAsOf(monthWords(money.month, lang))[lang]}</p>}
      {money.unidentifiedRial === 0 ? null : (
        <p class="quiet">{t.unidentified(formatToman(money.unidentifiedRial, lang))[lang]}</p>
      )}
    </>
  );
}

function Families({ published, lang }: { published: Published; lang: Lang }) {
  const groups = lastGroups(published);
  const sum = groups.reduce((all, { families }) => all + families, 0);
  return (
    <section class="card" aria-labelledby="families-h">
      <h2 id="families-h">{t.monthsTitle[lang]}</h2>
      <p class="figure-number">{formatNumber(published.total, lang)}</p>
      <p>{t.total(formatNumber(published.total, lang))[lang]}</p>
      {groups.length > 0 ? (
        <BarChart
          words={{
            id: 'families-by-month',
            title: t.monthsTitle[lang],
            description: t.monthsDescription(formatNumber(sum, lang))[lang],
            lang,
            table: {
              caption: t.monthsTitle[lang],
              head: [t.month[lang], t.families[lang]],
              numeric: [1],
              rows: groups.map((group) => [groupWords(group, lang), formatNumber(group.families, lang)]),
            },
          }}
          bars={groups.map(({ months, families }) => ({
            label: monthLabel(months.at(-1) ?? published.month, lang),
            value: families,
            target: null,
          }))}
        />
      ) : null}
      {published.pending.length > 0 ? (
        <p class="quiet">{t.pending(groupWords({ months: published.pending }, lang))[lang]}</p>
      ) : null}
      {published.corrections.length > 0 ? (
        <>
          <h3>{t.corrections[lang]}</h3>
          <ul>
            {published.corrections.map(({ month, families }) => (
              <li>{t.correction(monthWords(month, lang), formatNumber(families, lang))[lang]}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <Means figure="families" lang={lang} />
      </p>
    </section>
  );
}

function Lasting({ published, lang }: { published: Published; lang: Lang }) {
  const { survival } = published;
  if (survival === null) return null;
  return (
    <section class="card" aria-labelledby="survival-h">
      <h2 id="survival-h">{figureNames.survival[lang]}</h2>
      <DataTable
        table={{
          caption: t.survivalTitle[lang],
          isHeaded: true,
          head: [t.survivalTitle[lang], t.share[lang]],
          numeric: [1],
          rows: survival.points.map(({ day, percent }) => [
            t.days(formatNumber(day, lang))[lang],
            percent === null ? t.tooFew[lang] : percentText(percent / 100, lang),
          ]),
        }}
      />
      {survival.works < 5 ? null : (
        <p class="quiet">
          {t.survivalAsOf(monthWords(survival.month, lang), formatNumber(survival.works, lang))[lang]}
        </p>
      )}
      <p>
        <Means figure="survival" lang={lang} />
      </p>
    </section>
  );
}

function Provinces(props: { published: Published; names: ReadonlyMap<string, Text>; lang: Lang }) {
  const { published, names, lang } = props;
  const { provinces, otherFamilies, total } = published;
  const nameOf = (code: string) => names.get(code)?.[lang] ?? code;
  const share = (n: number) => percentText(total === 0 ? null : n / total, lang);
  const shown = Object.entries(provinces).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const rows = [
    ...shown.map(([code, n]) => [nameOf(code), formatNumber(n, lang), share(n)]),
    ...(otherFamilies === 0
      ? []
      : [[t.together[lang], formatNumber(otherFamilies, lang), share(otherFamilies)]]),
  ];
  if (shown.length === 0)
    return (
      <section class="card" aria-labelledby="provinces-h">
        <h2 id="provinces-h">{t.provincesTitle[lang]}</h2>
        <p>{t.noneApart[lang]}</p>
        <p class="quiet">{t.withheld[lang]}</p>
        <p>
          <Means figure="provinces" lang={lang} />
        </p>
      </section>
    );
  return (
    <section class="card" aria-labelledby="provinces-h">
      <h2 id="provinces-h">{t.provincesTitle[lang]}</h2>
      <p class="quiet">{t.withheld[lang]}</p>
      <div class="map-card">
        <ul class="map">
          {[...tilePlaces].map(([code, { column, row }]) => {
            const n = provinces[code];
            return (
              <li class={`c${column} r${row}`}>
                <span class={`place ${n === undefined ? 'unsaid' : 'reached'}`}>
                  {nameOf(code)}
                  {n === undefined ? (
                    <strong>—</strong>
                  ) : (
                    <>
                      <strong>{share(n)}</strong>
                      {formatNumber(n, lang)} {t.families[lang]}
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      {rows.length > 0 ? (
        <DataTable
          table={{
            caption: t.provincesTitle[lang],
            isHeaded: true,
            head: [t.province[lang], t.families[lang], t.share[lang]],
            numeric: [1, 2],
            rows,
          }}
        />
      ) : null}
      <p>
        <Means figure="provinces" lang={lang} />
      </p>
    </section>
  );
}

async function figurePage({ deps, params, lang }: PageRequest): Promise<PageReply> {
  const figure = transparencyFigures.find((one) => one === params.figure);
  if (figure === undefined) return problemPage(problem('not-found'));
  const found = await viewTransparency(deps, {});
  if (!found.ok) return problemPage(found.problem);
  const { published } = found.value;
  const value = published && figureText(published, figure, lang);
  return {
    kind: 'page',
    title: figureNames[figure][lang],
    body: (
      <section class="card narrow">
        <h1>{figureNames[figure][lang]}</h1>
        {published && value ? (
          <>
            <p class="figure-number">{value}</p>
            <p class="quiet">{t.asOf(monthWords(monthOfFigure(published, figure), lang))[lang]}</p>
          </>
        ) : null}
        {figureDefinitions[figure].map((words) => (
          <p>{words[lang]}</p>
        ))}
        <p class="actions">
          <a class="button" href={paths.transparency}>
            {t.back[lang]}
          </a>
        </p>
      </section>
    ),
  };
}

const isMoney = (figure: TransparencyFigure): figure is 'received' | 'spent' | 'waiting' =>
  figure === 'received' || figure === 'spent' || figure === 'waiting';

function monthOfFigure({ month, money, survival }: Published, figure: TransparencyFigure) {
  if (isMoney(figure)) return money?.month ?? month;
  return figure === 'survival' ? (survival?.month ?? month) : month;
}

function figureText(published: Published, figure: TransparencyFigure, lang: Lang): string | null {
  const { money, total } = published;
  if (isMoney(figure)) return money === null ? null : formatToman(money[`${figure}Rial`], lang);
  return figure === 'families' ? formatNumber(total, lang) : null;
}
