import { formatNumber } from '../../kernel/persian.ts';
import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { placesAddress, workAddress } from './find-work.public.tsx';
import { findWorkText as t } from './find-work.text.ts';
import { findWork } from './find-work.ts';
import { filtersIn } from './work-filters.rules.ts';

/** Where, by tapping: the province, then the county. The other filters come along. */
export const workPlacesRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.workPlaces, handle: placesPage },
];

async function placesPage({ deps, lang, query }: PageRequest): Promise<PageReply> {
  const filters = { ...filtersIn(query), where: '', near: '', km: '' };
  const { vocabulary, page } = await findWork(deps, { ...filters, where: query.in ?? '' });
  const province = vocabulary.item('provinces', query.in ?? '');
  const inProvince = province && vocabulary.counties.filter((county) => county.province === province.code);
  const line = (href: string, label: string, n?: number) => (
    <li>
      <a class="large-chip" href={href}>
        <span>{label}</span>
        {n === undefined ? null : <span class="n">{formatNumber(n, lang)}</span>}
      </a>
    </li>
  );
  const byName = <T extends { readonly fa: string; readonly en: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => a[lang].localeCompare(b[lang], lang));
  return {
    kind: 'page',
    title: t.placesTitle[lang],
    open: true,
    body: (
      <div class="work">
        <h1>{t.placesHeading[lang]}</h1>
        <p>{(inProvince ? t.countiesLead : t.placesLead)[lang]}</p>
        <ul class="places">
          {province && inProvince ? (
            <>
              {line(
                workAddress({ ...filters, where: province.code }),
                t.wholeProvince(province[lang])[lang],
                page.facets.province[province.code] ?? 0,
              )}
              {byName(inProvince).map((county) =>
                line(
                  workAddress({ ...filters, where: county.code }),
                  county[lang],
                  page.facets.county[county.code] ?? 0,
                ),
              )}
            </>
          ) : (
            <>
              {line(workAddress(filters), t.wholeCountry[lang], page.total)}
              {byName(vocabulary.items('provinces')).map((one) =>
                line(
                  placesAddress(filters, { in: one.code }),
                  one[lang],
                  page.facets.province[one.code] ?? 0,
                ),
              )}
            </>
          )}
        </ul>
        <p>
          {province ? (
            <a href={placesAddress(filters)}>{t.otherProvince[lang]}</a>
          ) : (
            <a href={workAddress(filters)}>{t.back[lang]}</a>
          )}
        </p>
      </div>
    ),
  };
}
