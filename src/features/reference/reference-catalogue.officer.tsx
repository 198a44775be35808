import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { type CatalogueView, readCatalogue } from './read-reference.ts';
import { Kits } from './reference-kits.officer.tsx';
import {
  AidRules,
  Documents,
  Organisations,
  Permits,
  Places,
  Plain,
  Restrictions,
  Skills,
  Wages,
} from './reference-lists.officer.tsx';
import { Loans, Trainings } from './reference-offers.officer.tsx';
import { SearchBox } from './reference-overview.officer.tsx';
import { referencePageText as t } from './reference-page.text.ts';
import { catalogueLeads, catalogueNames } from './reference-words.text.ts';

/** One catalogue: everything in it that fits the search, in the form that suits its kind. */
export const referenceCatalogueRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/reference/:catalogue', handle: cataloguePage },
];

/** Lines of one page; longer lists are split by trade, province or group, or narrowed by a search. */
const mostShown = 120;

async function cataloguePage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const name = params.catalogue ?? '';
  const read = await readCatalogue(deps, actor, name, query);
  if (!read.ok) return problemPage(read.problem);
  const view = read.value;
  const { catalogue, entries, total, parts, part, province, mayEdit } = view;
  const q = query.q?.trim() ?? '';
  const isKits = catalogue === 'kits';
  const isFiltered = q !== '' || Boolean(query.work) || query.here === '1';
  const action = paths.catalogue(catalogue);
  return {
    kind: 'page',
    title: catalogueNames[catalogue][lang],
    body: (
      <>
        <div class="head">
          <div>
            <p class="quiet no-print">
              <a href={paths.reference}>{t.all[lang]}</a>
            </p>
            <h1>{catalogueNames[catalogue][lang]}</h1>
            <p class="quiet">
              {t.count(formatNumber(total, lang))[lang]} · {catalogueLeads[catalogue][lang]}
            </p>
          </div>
          {mayEdit ? (
            <p class="actions">
              <a class="button" href={paths.catalogueEdit(catalogue)}>
                {t.edit[lang]}
              </a>
            </p>
          ) : null}
        </div>
        <SearchBox action={action} label={t.searchHere[lang]} q={q} lang={lang}>
          {parts.length > 1 ? <PartChoice parts={parts} part={part} lang={lang} /> : null}
          {isKits ? <KitFilters work={query.work} here={query.here} province={province} lang={lang} /> : null}
        </SearchBox>
        {entries.length === 0 ? (
          <p class="card empty">{(isFiltered || parts.length === 0 ? t.notFound : t.choosePart)[lang]}</p>
        ) : (
          <>
            {isFiltered ? <p role="status">{t.count(formatNumber(entries.length, lang))[lang]}</p> : null}
            <Entries view={{ ...view, entries: entries.slice(0, mostShown) }} lang={lang} />
            {entries.length > mostShown ? <p class="quiet">{t.more[lang]}</p> : null}
          </>
        )}
      </>
    ),
  };
}

/** The part of a long list: one choice instead of a wall of links. */
function PartChoice({
  parts,
  part,
  lang,
}: {
  parts: CatalogueView['parts'];
  part: string | undefined;
  lang: Lang;
}) {
  return (
    <label class="field">
      <span>{t.parts[lang]}</span>
      <select name="part">
        <option value="">{t.anyPart[lang]}</option>
        {parts.map(({ code, label, count }) => (
          <option value={code} selected={code === part}>
            {label[lang]} ({formatNumber(count, lang)})
          </option>
        ))}
      </select>
    </label>
  );
}

function KitFilters(props: {
  work: string | undefined;
  here: string | undefined;
  province: string | undefined;
  lang: Lang;
}) {
  const { work, here, province, lang } = props;
  return (
    <>
      <label class="field">
        <span>{t.work[lang]}</span>
        <select name="work">
          {(
            [
              ['', t.anyWork],
              ['home', t.home],
              ['away', t.away],
            ] as const
          ).map(([value, label]) => (
            <option value={value} selected={value === (work ?? '')}>
              {label[lang]}
            </option>
          ))}
        </select>
      </label>
      {province ? (
        <label class="check">
          <input type="checkbox" name="here" value="1" checked={here === '1'} />
          <span>{t.here[lang]}</span>
        </label>
      ) : null}
    </>
  );
}

function Entries({ view, lang }: { view: CatalogueView; lang: Lang }) {
  switch (view.catalogue) {
    case 'kits':
      return <Kits view={view} lang={lang} />;
    case 'loan-programmes':
      return <Loans view={view} lang={lang} />;
    case 'trainings':
      return <Trainings view={view} lang={lang} />;
    case 'restrictions':
      return <Restrictions view={view} lang={lang} />;
    case 'documents':
      return <Documents view={view} lang={lang} />;
    case 'permits':
      return <Permits view={view} lang={lang} />;
    case 'aid-rules':
      return <AidRules view={view} lang={lang} />;
    case 'organisations':
      return <Organisations view={view} lang={lang} />;
    case 'skills':
      return <Skills view={view} lang={lang} />;
    case 'counties':
    case 'provinces':
      return <Places view={view} lang={lang} />;
    case 'wages':
      return <Wages view={view} lang={lang} />;
    default:
      return <Plain view={view} lang={lang} />;
  }
}
