import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali, mustLocalDate } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import type { Entry } from './plan-edits.rules.ts';
import type { CatalogueView } from './read-reference.ts';
import { referencePageText as t } from './reference-page.text.ts';
import { choiceWords } from './reference-words.text.ts';

interface Props {
  readonly view: CatalogueView;
  readonly lang: Lang;
}
type Cell = string | JSX.Element;
type Column = readonly [heading: Text, cell: (entry: Entry) => Cell];

/** A list as a table that becomes cards on a phone; each row can be linked to by its code. */
function List({ view, lang, columns, name }: Props & { columns: readonly Column[]; name?: Column }) {
  const [heading, cellOf] = name ?? [t.name, ({ values }: Entry) => String(values[lang])];
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{heading[lang]}</th>
          {columns.map(([label]) => (
            <th scope="col">{label[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.entries.map((entry) => (
          <tr id={entry.code}>
            <td class="main">{cellOf(entry)}</td>
            {columns.map(([label, cell]) => (
              <td data-label={label[lang]}>
                <span>{cell(entry)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const words =
  (field: string, lang: Lang) =>
  ({ values }: Entry) =>
    String(values[`${field}_${lang}`] ?? '');
const choice =
  (field: string, lang: Lang) =>
  ({ values }: Entry) =>
    choiceWords[String(values[field])]?.[lang] ?? String(values[field]);
const days = (lang: Lang): Column => [
  t.takes,
  ({ values }) => t.days(formatNumber(Number(values.usualDays), lang))[lang],
];
const codeCell: Column = [t.code, ({ code }) => <code dir="ltr">{code}</code>];
const listOf = (values: unknown, lang: Lang, label: (code: string) => string) =>
  (values as readonly string[]).map(label).join(t.comma[lang]);

export function Restrictions({ view, lang }: Props) {
  return (
    <>
      <p class="notice wait">{t.restrictionsNote[lang]}</p>
      <List
        view={view}
        lang={lang}
        columns={[
          [t.whose, ({ values }) => t.ordered[values.kind as keyof typeof t.ordered][lang]],
          [t.usual, ({ values }) => t.months(formatNumber(Number(values.usualMonths), lang))[lang]],
        ]}
      />
    </>
  );
}

export function Documents({ view, lang }: Props) {
  return (
    <List
      view={view}
      lang={lang}
      columns={[
        [t.whereToGet, words('whereToGet', lang)],
        days(lang),
        [t.askedOf, choice('appliesTo', lang)],
      ]}
    />
  );
}

export function Permits({ view, lang }: Props) {
  return (
    <List
      view={view}
      lang={lang}
      columns={[[t.what, words('what', lang)], [t.whereToGet, words('whereToGet', lang)], days(lang)]}
    />
  );
}

export function AidRules({ view, lang }: Props) {
  return (
    <List
      view={view}
      lang={lang}
      name={[t.aid, ({ values }) => view.vocabulary.label('aid-kinds', String(values.aid), lang)]}
      columns={[
        [t.with, choice('opportunityKind', lang)],
        [t.effect, choice('effect', lang)],
        [t.wording, ({ values }) => String(values[lang])],
        [t.source, ({ values }) => <bdi lang="fa">{String(values.source_fa)}</bdi>],
      ]}
    />
  );
}

export function Organisations({ view, lang }: Props) {
  const count =
    (field: string, say: (n: string) => Text, empty: Text): Column[1] =>
    ({ values }) =>
      typeof values[field] === 'number' ? say(formatNumber(values[field], lang))[lang] : empty[lang];
  return (
    <>
      <p class="quiet">{t.sampleNote[lang]}</p>
      <List
        view={view}
        lang={lang}
        name={[
          t.name,
          ({ values }) => (
            <>
              {String(values[lang])} {values.sample ? <span class="chip wait">{t.sample[lang]}</span> : null}
            </>
          ),
        ]}
        columns={[
          [t.what, choice('kind', lang)],
          [t.capacity, count('capacity', t.people, t.unknown)],
          [t.covered, count('covered', t.people, t.unknown)],
          [t.target, count('monthlyTarget', t.families, t.unset)],
        ]}
      />
    </>
  );
}

export function Skills({ view, lang }: Props) {
  const { vocabulary } = view;
  return (
    <List
      view={view}
      lang={lang}
      columns={[
        [t.otherNames, ({ values }) => listOf(values.alt, lang, (one) => one) || t.none[lang]],
        [
          t.occupation,
          ({ values }) =>
            (values.occupations as readonly { code: string; importance: string }[])
              .map(({ code }) => vocabulary.label('occupations', code, lang))
              .join(t.comma[lang]),
        ],
        [
          t.licence,
          ({ values }) =>
            values.licence ? (
              <a href={`${paths.catalogue('licences')}#${values.licence}`}>
                {vocabulary.label('licences', String(values.licence), lang)}
              </a>
            ) : (
              t.none[lang]
            ),
        ],
      ]}
    />
  );
}

export function Places({ view, lang }: Props) {
  const { vocabulary, catalogue } = view;
  const columns: readonly Column[] =
    catalogue === 'provinces'
      ? [
          [t.capital, ({ values }) => vocabulary.label('counties', String(values.capitalCounty), lang)],
          codeCell,
        ]
      : [
          [t.population, ({ values }) => formatNumber(Number(values.population), lang)],
          [
            t.seat,
            ({ values }) => (
              <bdi dir="ltr">
                {formatDecimal(Number(values.lat), lang, 4)}
                {t.comma[lang]}
                {formatDecimal(Number(values.lon), lang, 4)}
              </bdi>
            ),
          ],
          codeCell,
        ];
  return <List view={view} lang={lang} columns={columns} />;
}

export function Wages({ view, lang }: Props) {
  return (
    <List
      view={view}
      lang={lang}
      name={[t.name, ({ code }) => (lang === 'fa' ? toPersianDigits(code) : code)]}
      columns={[
        [t.from, ({ values }) => formatJalali(mustLocalDate(String(values.from)), lang)],
        [t.monthly, ({ values }) => formatRial(Number(values.monthlyRial), lang)],
        [t.source, words('source', lang)],
      ]}
    />
  );
}

/** Catalogues of names alone: occupations, licences, trades, levels of education, kinds of aid. */
export function Plain({ view, lang }: Props) {
  const other: Column = [
    t.otherNames,
    ({ values }) => listOf(values.alt ?? [], lang, (one) => one) || t.none[lang],
  ];
  return (
    <List
      view={view}
      lang={lang}
      columns={view.catalogue === 'occupations' ? [other, codeCell] : [codeCell]}
    />
  );
}
