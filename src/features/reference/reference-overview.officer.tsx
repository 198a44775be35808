import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { type ReferenceOverview, readOverview } from './read-reference.ts';
import { referencePageText as t } from './reference-page.text.ts';
import { catalogueLeads, catalogueNames } from './reference-words.text.ts';
import type { Listed } from './shape.rules.ts';

/** Every catalogue at a glance, and one search through all of them. */
export const referenceOverviewRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.reference, handle: overviewPage },
];

async function overviewPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const q = query.q?.trim() ?? '';
  const read = await readOverview(deps, actor, q);
  if (!read.ok) return problemPage(read.problem);
  const { counts, hits } = read.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        <SearchBox action={paths.reference} label={t.search[lang]} q={q} lang={lang} />
        {q ? (
          <Hits hits={hits} lang={lang} />
        ) : (
          <ul class="tiles choices">
            {counts.map(({ catalogue, count }) => (
              <li class="tile">
                <a href={paths.catalogue(catalogue)}>
                  <strong>{formatNumber(count, lang)}</strong>
                  {catalogueNames[catalogue][lang]}
                  <br />
                  <span class="quiet">{catalogueLeads[catalogue][lang]}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  };
}

export function SearchBox(props: {
  action: string;
  label: string;
  q: string;
  lang: Lang;
  children?: unknown;
}) {
  const { action, label, q, lang, children } = props;
  return (
    <form method="get" action={action} class="card search">
      <label class="field">
        <span>{label}</span>
        <input type="search" name="q" value={q} autocomplete="off" />
      </label>
      {children}
      <button class="button" type="submit">
        {formText.search[lang]}
      </button>
      {q ? <a href={action}>{formText.reset[lang]}</a> : null}
    </form>
  );
}

function Hits({ hits, lang }: { hits: ReferenceOverview['hits']; lang: Lang }) {
  if (hits.length === 0) return <p class="card empty">{t.notFound[lang]}</p>;
  const groups = new Map<Listed, (typeof hits)[number][]>();
  for (const hit of hits) groups.set(hit.catalogue, [...(groups.get(hit.catalogue) ?? []), hit]);
  return (
    <>
      <p role="status">{t.count(formatNumber(hits.length, lang))[lang]}</p>
      {[...groups].map(([catalogue, found]) => (
        <section class="card">
          <h2>{catalogueNames[catalogue][lang]}</h2>
          <ul>
            {found.map(({ entry, part }) => (
              <li>
                <a href={hrefOf(catalogue, entry.code, part)}>{String(entry.values[lang] ?? entry.code)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Where an entry is read: a kit on a page of its own, everything else in its list. */
export function hrefOf(catalogue: Listed, code: string, part: string | undefined): string {
  if (catalogue === 'kits') return paths.kit(code);
  const query = part === undefined ? '' : `?part=${part}`;
  return `${paths.catalogue(catalogue)}${query}#${code}`;
}
