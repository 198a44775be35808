import { formatNumber } from '../../kernel/persian.ts';
import { titleIn } from '../../web/as-written.tsx';
import { SelectField } from '../../web/form.tsx';
import { type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { CauseCard } from './cause-card.public.tsx';
import { giveText as t } from './give.text.ts';
import { showCauseList } from './show-cause-list.ts';
import { tradeName } from './trade-words.text.ts';

/** Every cause that can be given to, with filters that live in the address. */
export const causesPageRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.causes, handle: causesPage },
];

const filterNames = ['province', 'trade', 'campaign'] as const;

async function causesPage({ deps, lang, query }: PageRequest): Promise<PageReply> {
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  ) as Readonly<Partial<Record<(typeof filterNames)[number], string>>>;
  const found = await showCauseList(deps, { ...filters, ...(query.cursor ? { cursor: query.cursor } : {}) });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor, campaigns, trades, vocabulary } = found.value;
  const state = {
    values: Object.fromEntries(filterNames.map((name) => [name, [filters[name] ?? '']])),
    errors: [],
  };
  const isBare = Object.keys(filters).length === 0;
  const common = { state, lang, unmarked: true };
  return {
    kind: 'page',
    title: t.listTitle[lang],
    body: (
      <div class="work">
        <p>
          <a href={paths.give}>{t.home[lang]}</a>
        </p>
        <h1>{t.listTitle[lang]}</h1>
        <form method="get" action={paths.causes} class="card find">
          <SelectField
            {...common}
            name="province"
            label={t.province[lang]}
            empty={t.anyProvince[lang]}
            choices={vocabulary
              .items('provinces')
              .map((one) => ({ value: one.code, label: one[lang] }))
              .sort((a, b) => a.label.localeCompare(b.label, lang))}
          />
          <SelectField
            {...common}
            name="trade"
            label={t.trade[lang]}
            empty={t.anyTrade[lang]}
            choices={trades.map((trade) => ({ value: trade, label: tradeName(vocabulary, trade, lang) }))}
          />
          {campaigns.length > 0 ? (
            <SelectField
              {...common}
              name="campaign"
              label={t.campaign[lang]}
              empty={t.anyCampaign[lang]}
              choices={campaigns.map(({ slug, title }) => ({ value: slug, label: titleIn(title, lang) }))}
            />
          ) : null}
          <button class="button" type="submit">
            {t.filter[lang]}
          </button>
        </form>
        <div class="head">
          <p role="status">{total > 0 ? t.listCount(formatNumber(total, lang))[lang] : t.none[lang]}</p>
          {isBare ? null : (
            <p>
              <a class="button small" href={paths.causes}>
                {t.reset[lang]}
              </a>
            </p>
          )}
        </div>
        <h2 class="visually-hidden">{t.listTitle[lang]}</h2>
        <ul class="cards">
          {items.map((cause) => (
            <CauseCard cause={cause} vocabulary={vocabulary} lang={lang} />
          ))}
        </ul>
        <p class="actions">
          {nextCursor ? (
            <a
              class="button"
              href={`${paths.causes}?${new URLSearchParams({ ...filters, cursor: nextCursor }).toString()}`}
            >
              {t.next[lang]}
            </a>
          ) : null}
          {total === 0 ? (
            <a class="button primary" href={paths.pledgeStep('what')}>
              {t.give[lang]}
            </a>
          ) : null}
        </p>
      </div>
    ),
  };
}
