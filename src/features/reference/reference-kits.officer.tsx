import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Values } from './check-entry.rules.ts';
import { type CatalogueView, readCatalogue } from './read-reference.ts';
import { referencePageText as t } from './reference-page.text.ts';
import { catalogueNames, choiceWords } from './reference-words.text.ts';
import type { Catalogue, Vocabulary } from './vocabulary.rules.ts';

/** A kit in full, on a page of its own that can be printed and shared. */
export const referenceKitRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/reference/kits/:code', handle: kitPage },
];

/** All kits, a line each. */
export function Kits({ view, lang }: { view: CatalogueView; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {[t.kit, t.price, t.space, t.income, t.firstIncome].map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.entries.map(({ code, values }) => (
          <tr>
            <td class="main">
              <a href={paths.kit(code)}>{String(values[lang])}</a>
              <br />
              <span class="quiet">{(values.homeWork ? t.home : t.away)[lang]}</span>
            </td>
            <td data-label={t.price[lang]}>
              <span>{formatRial(Number(values.priceRial), lang)}</span>
            </td>
            <td data-label={t.space[lang]}>
              <span>{spaceText(values, lang)}</span>
            </td>
            <td data-label={t.income[lang]}>
              <span>{formatRial(Number(values.monthlyIncomeRial), lang)}</span>
            </td>
            <td data-label={t.firstIncome[lang]}>
              {t.days(formatNumber(Number(values.startupDays), lang))[lang]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Square metres, and what must be there: "۶ متر مربع، برق". */
function spaceText(values: Values, lang: Lang): string {
  const workspace = values.workspace as Values;
  const area = Number(workspace.areaM2);
  const needs = (['power', 'water', 'ventilation'] as const).filter((need) => workspace[need] === true);
  return [
    area === 0 ? t.noSpace[lang] : t.areaM2(formatNumber(area, lang))[lang],
    ...needs.map((need) => t[need][lang]),
  ].join(t.comma[lang]);
}

async function kitPage({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const read = await readCatalogue(deps, actor, 'kits', {});
  if (!read.ok) return problemPage(read.problem);
  const { vocabulary, edited } = read.value;
  const kit = read.value.entries.find(({ code }) => code === params.code);
  if (!kit) return problemPage(problem('not-found'));
  const { code, values } = kit;
  const editedAt = edited.get(code);
  return {
    kind: 'page',
    title: String(values[lang]),
    body: (
      <>
        <p class="quiet no-print">
          <a href={paths.catalogue('kits')}>{catalogueNames.kits[lang]}</a>
        </p>
        <h1>{String(values[lang])}</h1>
        <p class="quiet">
          {(values.homeWork ? t.home : t.away)[lang]} · <code dir="ltr">{code}</code>
          {editedAt ? ` · ${t.edited(formatJalali(tehranDay(editedAt), lang))[lang]}` : ''}
        </p>
        <div class="columns">
          <section class="card">
            <h2>{t.facts[lang]}</h2>
            <KitFacts values={values} vocabulary={vocabulary} lang={lang} />
          </section>
          <div>
            <KitItems values={values} lang={lang} />
            <KitPapers values={values} vocabulary={vocabulary} lang={lang} />
            <KitRisks values={values} lang={lang} />
          </div>
        </div>
      </>
    ),
  };
}

interface KitProps {
  readonly values: Values;
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
}

function KitFacts({ values, vocabulary, lang }: KitProps) {
  const season = values.season as Readonly<Record<Lang, string>> | null;
  const provinces = values.provinces as readonly string[];
  const skills = values.skills as readonly { skillId: string; level: number; importance: string }[];
  const facts: (readonly [label: string, value: string])[] = [
    [t.price[lang], formatRial(Number(values.priceRial), lang)],
    [t.income[lang], formatRial(Number(values.monthlyIncomeRial), lang)],
    [t.firstIncome[lang], t.days(formatNumber(Number(values.startupDays), lang))[lang]],
    [t.training[lang], t.days(formatNumber(Number(values.trainingDays), lang))[lang]],
    [t.season[lang], season?.[lang] ?? t.allYear[lang]],
    [t.space[lang], spaceText(values, lang)],
    [t.occupation[lang], vocabulary.label('occupations', String(values.isco), lang)],
    [
      t.suited[lang],
      provinces.map((one) => vocabulary.label('provinces', one, lang)).join(t.comma[lang]) ||
        t.everywhere[lang],
    ],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h2 class="after">{t.skills[lang]}</h2>
      <ul>
        {skills.map(({ skillId, level, importance }) => (
          <li>
            {vocabulary.label('skills', skillId, lang)}{' '}
            <span class="quiet">
              {t.skillLevel(formatNumber(level, lang))[lang]}
              {t.comma[lang]}
              {choiceWords[importance]?.[lang]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function KitItems({ values, lang }: Omit<KitProps, 'vocabulary'>) {
  const items = values.items as readonly { fa: string; en: string; priceRial: number }[];
  return (
    <section class="card">
      <table>
        <caption>{t.items[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.item[lang]}</th>
            <th scope="col" class="end">
              {t.itemPrice[lang]}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td>{item[lang]}</td>
              <td class="num end">{formatRial(item.priceRial, lang)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.sum[lang]}</th>
            <td class="num end">
              <strong>{formatRial(Number(values.priceRial), lang)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function KitPapers({ values, vocabulary, lang }: KitProps) {
  const codes = (name: string) => (values[name] ?? []) as readonly string[];
  const about = (catalogue: Catalogue, code: string, field: string) =>
    String(vocabulary.item(catalogue, code)?.data[`${field}_${lang}`] ?? '');
  const papers = [
    ...codes('documents').map((code) => ['documents', code] as const),
    ...codes('licences').map((code) => ['licences', code] as const),
  ];
  return (
    <section class="card">
      <h2>{t.permits[lang]}</h2>
      {codes('permits').length === 0 ? <p>{t.noPermits[lang]}</p> : null}
      <ul>
        {codes('permits').map((code) => (
          <li>
            <a href={`${paths.catalogue('permits')}#${code}`}>{vocabulary.label('permits', code, lang)}</a>
            <br />
            <span class="quiet">{about('permits', code, 'what')}</span>
          </li>
        ))}
      </ul>
      {papers.length > 0 ? <h2>{t.documents[lang]}</h2> : null}
      <ul>
        {papers.map(([catalogue, code]) => (
          <li>
            <a href={`${paths.catalogue(catalogue)}#${code}`}>{vocabulary.label(catalogue, code, lang)}</a>{' '}
            <span class="quiet">{about(catalogue, code, 'whereToGet')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function KitRisks({ values, lang }: Omit<KitProps, 'vocabulary'>) {
  const risks = values.risks as readonly Readonly<Record<'fa' | 'en' | 'preventFa' | 'preventEn', string>>[];
  return (
    <section class="card">
      <table class="cards">
        <caption>{t.risks[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.risk[lang]}</th>
            <th scope="col">{t.prevent[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {risks.map((risk) => (
            <tr>
              <td class="main">{risk[lang]}</td>
              <td data-label={t.prevent[lang]}>
                <span>{lang === 'fa' ? risk.preventFa : risk.preventEn}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
