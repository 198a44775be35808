import { formatNumber } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { Place } from './find-place.rules.ts';
import { chipLabels, relaxedLabels, findWorkText as t } from './find-work.text.ts';
import { type FoundWork, findWork, type Nearest } from './find-work.ts';
import { usualRadiusKm } from './near.rules.ts';
import { opportunityKinds } from './opportunity-facts.rules.ts';
import { placeText } from './opportunity-line.officer.tsx';
import { kindPlurals } from './opportunity-words.text.ts';
import { WorkCard, workIcons } from './work-card.public.tsx';
import {
  type ChipName,
  chipNames,
  filtersIn,
  isBare,
  paySteps,
  queryOf,
  rialsInMillionTomans,
  type WorkFilters,
} from './work-filters.rules.ts';
import { Icon, type IconName, IconSheet } from './work-icons.public.tsx';

/** Find work: for everybody, signed in or not. What is asked lives in the address; nothing of it is kept. */
export const findWorkRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.findWork, handle: findWorkPage },
];

const chipIcons: Readonly<Record<ChipName, IconName>> = {
  homeWork: 'home',
  noExperience: 'ease',
  training: 'training',
};

/** The address of the list under some filters. */
export function workAddress(filters: WorkFilters, more: Readonly<Record<string, string>> = {}): string {
  const query = [queryOf(filters), new URLSearchParams(more).toString()].filter(Boolean).join('&');
  return query === '' ? paths.findWork : `${paths.findWork}?${query}`;
}

export function placesAddress(filters: WorkFilters, more: Readonly<Record<string, string>> = {}): string {
  const query = [queryOf({ ...filters, where: '', near: '', km: '' }), new URLSearchParams(more).toString()];
  return `${paths.workPlaces}?${query.filter(Boolean).join('&')}`.replace(/\?$/, '');
}

async function findWorkPage({ deps, lang, query, address }: PageRequest): Promise<PageReply> {
  const found = await findWork(deps, query, { address });
  const { vocabulary, filters, page } = found;
  const from = fromOf(filters, query.cursor);
  return {
    kind: 'page',
    title: t.title[lang],
    open: true,
    scripts: ['suggest.js', 'near.js'],
    body: (
      <div class="work">
        <IconSheet names={[...workIcons, 'near']} />
        <h1>{t.heading[lang]}</h1>
        {isBare(filters) ? (
          <>
            <p class="quiet">{t.lead[lang]}</p>
            <Asking found={found} lang={lang} />
          </>
        ) : (
          <details class="card again">
            <summary>
              <span>
                <Asked found={found} lang={lang} />
              </span>
              <span class="change">{t.change[lang]}</span>
            </summary>
            <Asking found={found} lang={lang} />
          </details>
        )}
        <PlaceQuestion found={found} lang={lang} />
        <div class="head">
          <p role="status" id="count">
            {page.total > 0 ? (
              t.count(formatNumber(page.total, lang))[lang]
            ) : isBare(filters) ? (
              t.nothingAtAll[lang]
            ) : onlyWordsLetGo(found) ? (
              <>
                {t.nothingFor[lang]} «<AsWritten text={filters.q} lang={lang} />»
              </>
            ) : (
              t.none[lang]
            )}
          </p>
          {isBare(filters) ? null : (
            <p>
              <a class="button small" href={paths.findWork}>
                {t.reset[lang]}
              </a>
            </p>
          )}
        </div>
        {page.total > 0 ? (
          <>
            {page.fits === 'some' ? <p class="notice wait">{t.someWords[lang]}</p> : null}
            {page.fits === 'akin' ? <p class="notice wait">{t.akin[lang]}</p> : null}
            <ul class="cards">
              {page.items.map((work) => (
                <WorkCard work={work} vocabulary={vocabulary} lang={lang} from={from} />
              ))}
            </ul>
            <p class="actions">
              {page.nextCursor ? (
                <a class="button" href={workAddress(filters, { cursor: page.nextCursor })}>
                  {t.next[lang]}
                </a>
              ) : null}
              {query.cursor ? <a href={workAddress(filters)}>{t.first[lang]}</a> : null}
            </p>
          </>
        ) : (
          <NearestWork found={found} lang={lang} />
        )}
        <p class="quiet">
          <a href={paths.give}>{t.forGivers[lang]}</a>
        </p>
      </div>
    ),
  };
}

/** The list's own query, as the pages of its notices carry it to lead back here. */
const fromOf = (filters: WorkFilters, cursor?: string | undefined): string =>
  workAddress(filters, cursor ? { cursor } : {}).split('?')[1] ?? '';

/** The list that a notice was opened from; whatever stands in the address, never anything but a list of ours. */
export function listOf(from: string): string {
  const query = Object.fromEntries(new URLSearchParams(from));
  return workAddress(filtersIn(query), query.cursor ? { cursor: query.cursor } : {});
}

/** Nothing helped but to look for something else: what is shown then is near to nothing that was asked for. */
function onlyWordsLetGo({ nearest, filters }: FoundWork): boolean {
  return filters.q !== '' && nearest.every(({ filters: left }) => left.q === '');
}

interface Shown {
  readonly found: FoundWork;
  readonly lang: Lang;
}

export function placeName(vocabulary: Vocabulary, { province, county }: Place, lang: Lang): string {
  return placeText(vocabulary, province, county, lang);
}

/** What is asked for now, in the words of the form. */
function Asked({ found, lang }: Shown) {
  const { filters, place, vocabulary } = found;
  const { q, where, near, kind, pay } = filters;
  const words = [
    q === '' ? undefined : <AsWritten text={q} lang={lang} />,
    near !== '' ? (
      nearWords(filters, lang)
    ) : place ? (
      placeName(vocabulary, place, lang)
    ) : where === '' ? undefined : (
      <AsWritten text={where} lang={lang} />
    ),
    kind === '' ? undefined : kindPlurals[kind][lang],
    ...chipNames.map((name) => (filters[name] === '' ? undefined : chipLabels[name][lang])),
    pay === '' ? undefined : t.payFrom(formatNumber(Number(pay), lang))[lang],
  ].filter((one) => one !== undefined);
  return words.map((one, i) => (
    <>
      {i > 0 ? ' · ' : ''}
      {one}
    </>
  ));
}

const nearWords = ({ km }: WorkFilters, lang: Lang) =>
  t.nearOn(formatNumber(Number(km || usualRadiusKm), lang))[lang];

function Asking({ found, lang }: Shown) {
  return (
    <>
      <search>
        <SearchForm found={found} lang={lang} />
      </search>
      <Chips found={found} lang={lang} />
    </>
  );
}

function SearchForm({ found, lang }: Shown) {
  const { filters, place, vocabulary } = found;
  const where = place ? placeName(vocabulary, place, lang) : filters.where;
  const kept = ['near', 'km', 'kind', ...chipNames] as const;
  const counties = place ? vocabulary.counties.filter(({ province }) => province === place.province) : [];
  return (
    <form method="get" action={paths.findWork} class={isBare(filters) ? 'card find' : 'find'}>
      <div class="field">
        <label class="label" for="f-q">
          {t.what[lang]}
        </label>
        <span class="hint" id="f-q-hint">
          {t.whatHint[lang]}
        </span>
        <input
          id="f-q"
          name="q"
          type="search"
          value={filters.q}
          maxlength={200}
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby="f-q-hint"
          data-suggest={`/api/v1/skills?typing=1&limit=6&q=`}
          data-label={t.suggestions[lang]}
          data-count={t.suggestionsFound('#')[lang]}
        />
      </div>
      <div class="field">
        <label class="label" for="f-where">
          {t.where[lang]}
        </label>
        <span class="hint" id="f-where-hint">
          {t.whereHint[lang]} <a href={placesAddress(filters)}>{t.fromList[lang]}</a>
        </span>
        <input
          id="f-where"
          name="where"
          value={where}
          maxlength={120}
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby="f-where-hint"
          list="places"
        />
        <datalist id="places">
          {vocabulary.items('provinces').map((one) => (
            <option value={one[lang]} />
          ))}
          {counties.map(({ province, code }) => (
            <option value={placeName(vocabulary, { province, county: code }, lang)} />
          ))}
        </datalist>
      </div>
      <div class="field">
        <label class="label" for="f-pay">
          {t.pay[lang]}
        </label>
        <select id="f-pay" name="pay">
          <option value="">{t.anyPay[lang]}</option>
          {paySteps.map((step) => (
            <option value={step} selected={step === filters.pay}>
              {t.millionTomans(formatNumber(Number(step), lang))[lang]} (
              {formatNumber(found.page.facets.payFrom[Number(step) * rialsInMillionTomans] ?? 0, lang)})
            </option>
          ))}
        </select>
      </div>
      {kept.map((name) =>
        filters[name] === '' ? null : <input type="hidden" name={name} value={filters[name]} />,
      )}
      <button class="button primary" type="submit">
        {t.search[lang]}
      </button>
    </form>
  );
}

/** One tap each: an address with the filter on, or off again. */
function Chips({ found, lang }: Shown) {
  const { filters, page } = found;
  return (
    <>
      <nav class="large-chips" aria-label={t.kinds[lang]}>
        {opportunityKinds
          .filter((kind) => filters.kind === kind || (page.facets.kind[kind] ?? 0) > 0)
          .map((kind) => (
            <Chip
              icon={kind}
              label={kindPlurals[kind][lang]}
              isOn={filters.kind === kind}
              n={page.facets.kind[kind] ?? 0}
              href={workAddress({ ...filters, kind: filters.kind === kind ? '' : kind })}
              lang={lang}
            />
          ))}
      </nav>
      <nav class="large-chips" aria-label={t.narrow[lang]}>
        {chipNames.map((name) => (
          <Chip
            icon={chipIcons[name]}
            label={chipLabels[name][lang]}
            isOn={filters[name] !== ''}
            n={page.facets[name]}
            href={workAddress({ ...filters, [name]: filters[name] === '' ? '1' : '' })}
            lang={lang}
          />
        ))}
        {filters.near === '' ? (
          <a
            class="large-chip"
            href={placesAddress(filters)}
            data-near={workAddress({ ...filters, where: '' })}
            data-waits={t.nearWaits[lang]}
            data-failed={t.nearFailed[lang]}
            data-instead={t.nearInstead[lang]}
          >
            <Icon name="near" />
            <span>{t.near[lang]}</span>
          </a>
        ) : (
          <Chip
            icon="near"
            label={nearWords(filters, lang)}
            isOn={true}
            n={undefined}
            href={workAddress({ ...filters, near: '', km: '' })}
            lang={lang}
          />
        )}
      </nav>
      <p class="notice wait told" id="near-told" role="status" />
    </>
  );
}

function Chip(props: {
  icon: IconName;
  label: string;
  isOn: boolean;
  n: number | undefined;
  href: string;
  lang: Lang;
}) {
  const { icon, label, isOn, n, href, lang } = props;
  return (
    <a class={isOn ? 'large-chip on' : 'large-chip'} href={href} aria-current={isOn ? 'true' : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
      {n === undefined ? null : <span class="n">{formatNumber(n, lang)}</span>}
      {isOn ? (
        <>
          <span aria-hidden="true">×</span>
          <span class="visually-hidden">({t.isOn[lang]})</span>
        </>
      ) : null}
    </a>
  );
}

/** What was typed as a place and is none by that name alone. */
function PlaceQuestion({ found, lang }: Shown) {
  const { placeChoices: choices, filters, vocabulary } = found;
  if (choices === undefined) return null;
  return (
    <div class="notice wait" role="status">
      <p>{(choices.length > 0 ? t.whichPlace : t.noSuchPlace)[lang]}</p>
      <p class="actions">
        {choices.map((place) => (
          <a class="button small" href={workAddress({ ...filters, where: place.county ?? place.province })}>
            {placeName(vocabulary, place, lang)}
          </a>
        ))}
        <a class="button small" href={placesAddress(filters)}>
          {t.fromList[lang]}
        </a>
      </p>
    </div>
  );
}

/** One filter less at a time: what there is then, and the first few of the nearest. */
function NearestWork({ found, lang }: Shown) {
  const { nearest, vocabulary, place } = found;
  const [first, ...others] = nearest;
  if (!first) return null;
  const label = ({ without, filters }: Nearest): Text =>
    relaxedLabels[without](
      without === 'near-by'
        ? formatNumber(Number(filters.km), lang)
        : vocabulary.label('provinces', place?.province ?? '', lang),
    );
  const link = (one: Nearest) => (
    <a class="large-chip" href={workAddress(one.filters)}>
      <span>{label(one)[lang]}</span>
      <span class="n">{formatNumber(one.total, lang)}</span>
    </a>
  );
  return (
    <section aria-labelledby="nearest">
      <h2 id="nearest">{(onlyWordsLetGo(found) ? t.newestHeading : t.nearestHeading)[lang]}</h2>
      <nav class="large-chips" aria-labelledby="nearest">
        {[first, ...others].map(link)}
      </nav>
      <ul class="cards">
        {first.items.map((work) => (
          <WorkCard work={work} vocabulary={vocabulary} lang={lang} from={fromOf(found.filters)} />
        ))}
      </ul>
      {first.total > first.items.length ? (
        <p>
          <a class="button" href={workAddress(first.filters)}>
            {label(first)[lang]}: {t.nearestShow(formatNumber(first.total, lang))[lang]}
          </a>
        </p>
      ) : null}
    </section>
  );
}
