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

interface Line {
  readonly href: string;
  readonly label: string;
  readonly n: number;
}

async function placesPage({ deps, lang, query }: PageRequest): Promise<PageReply> {
  const filters = { ...filtersIn(query), where: '', near: '', km: '' };
  const { vocabulary, page } = await findWork(deps, { ...filters, where: query.in ?? '' });
  const province = vocabulary.item('provinces', query.in ?? '');
  const inProvince = province && vocabulary.counties.filter((county) => county.province === province.code);
  const line = ({ href, label, n }: Line) => (
    <li>
      <a class="large-chip" href={href}>
        <span>{label}</span>
        <span class="n">{formatNumber(n, lang)}</span>
      </a>
    </li>
  );
  const byName = <T extends { readonly fa: string; readonly en: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => a[lang].localeCompare(b[lang], lang));
  const whole: Line =
    province === undefined
      ? { href: workAddress(filters), label: t.wholeCountry[lang], n: page.total }
      : {
          href: workAddress({ ...filters, where: province.code }),
          label: t.wholeProvince(province[lang])[lang],
          n: page.facets.province[province.code] ?? 0,
        };
  const lines: readonly Line[] = inProvince
    ? byName(inProvince).map((county) => ({
        href: workAddress({ ...filters, where: county.code }),
        label: county[lang],
        n: page.facets.county[county.code] ?? 0,
      }))
    : byName(vocabulary.items('provinces')).map((one) => ({
        href: placesAddress(filters, { in: one.code }),
        label: one[lang],
        n: page.facets.province[one.code] ?? 0,
      }));
  const empty = lines.filter(({ n }) => n === 0);
  const nationwide = province ? 0 : page.total - lines.reduce((sum, { n }) => sum + n, 0);
  return {
    kind: 'page',
    title: t.placesTitle[lang],
    open: true,
    body: (
      <div class="work">
        <h1>{t.placesHeading[lang]}</h1>
        <p>{(inProvince ? t.countiesLead : t.placesLead)[lang]}</p>
        <ul class="places">{[whole, ...lines.filter(({ n }) => n > 0)].map(line)}</ul>
        {nationwide > 0 ? <p class="quiet">{t.nationwide(formatNumber(nationwide, lang))[lang]}</p> : null}
        {empty.length > 0 ? (
          <details>
            <summary>{t.otherPlaces(formatNumber(empty.length, lang))[lang]}</summary>
            <ul class="places">{empty.map(line)}</ul>
          </details>
        ) : null}
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
