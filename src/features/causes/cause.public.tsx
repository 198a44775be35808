import { formatJalali } from '../../kernel/calendar.ts';
import { formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { CauseCard, type CauseShown, causePlace, FundedBar, openWords } from './cause-card.public.tsx';
import { giveText as t } from './give.text.ts';
import { showCauseOrNext } from './show-causes.ts';
import { tradeName } from './trade-words.text.ts';

/** One cause, for everybody; one that is closed or hidden leads to those nearest to it. */
export const causePageRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/give/causes/:id', handle: causePage },
];

async function causePage({ deps, lang, params }: PageRequest): Promise<PageReply> {
  const id = params.id ?? '';
  const found = await showCauseOrNext(deps, id);
  const { vocabulary } = found;
  if (found.cause === undefined) {
    const { next } = found;
    return {
      kind: 'page',
      status: 404,
      title: t.gone[lang],
      body: (
        <div class="work">
          <h1>{t.gone[lang]}</h1>
          {next.length > 0 ? <p>{t.goneText[lang]}</p> : null}
          <ul class="cards">
            {next.map((cause) => (
              <CauseCard cause={cause} vocabulary={vocabulary} lang={lang} />
            ))}
          </ul>
          <p>
            <a class="button" href={paths.causes}>
              {t.allCauses[lang]}
            </a>
          </p>
        </div>
      ),
    };
  }
  const { cause } = found;
  const shown = { cause, vocabulary, lang };
  const title = titleIn(cause.title, lang);
  return {
    kind: 'page',
    title,
    body: (
      <article class="work">
        <p>
          <a href={paths.causes}>{t.backToList[lang]}</a>
        </p>
        <section class="card stack">
          <div>
            <h1>
              <AsWritten text={title} lang={lang} />
            </h1>
            <ul class="line">
              <li>{causePlace(shown)}</li>
              <li>{tradeName(vocabulary, cause.trade, lang)}</li>
              {cause.campaign ? (
                <li>
                  <a href={paths.campaign(cause.campaign.slug)}>{titleIn(cause.campaign, lang)}</a>
                </li>
              ) : null}
            </ul>
          </div>
          <p>
            <AsWritten text={titleIn(cause.need, lang)} lang={lang} />
          </p>
          <div>
            <FundedBar percent={cause.fundedPercent} lang={lang} id="funded" />
            <p>{openWords(cause, lang)}</p>
          </div>
          <Give {...shown} />
        </section>
        <Budget {...shown} />
        <section class="card">
          <h2>{t.after[lang]}</h2>
          <ol>
            {t.afterSteps.map((step) => (
              <li>{step[lang]}</li>
            ))}
          </ol>
          <p class="quiet">
            {t.verified(cause.organisation[lang], formatJalali(cause.verifiedOn, lang))[lang]}.{' '}
            {t.privacy[lang]}
          </p>
        </section>
        <p>
          <a href={paths.transparency}>{t.transparency[lang]}</a>
        </p>
      </article>
    ),
  };
}

function Give({ cause, lang }: CauseShown) {
  if (cause.fundedPercent >= 100 || cause.openSlots === 0)
    return (
      <p>
        <a class="button primary" href={`${paths.pledgeStep('what')}?${tradeQuery(cause.trade)}`}>
          {t.give[lang]}
        </a>
      </p>
    );
  const begin = `${paths.pledgeStep('what')}?cause=${cause.id}`;
  return (
    <p class="actions">
      <a class="button primary" href={`${begin}&whole=1`}>
        {t.giveWhole(formatToman(cause.slotRial, lang))[lang]}
      </a>
      <a class="button" href={begin}>
        {t.givePart[lang]}
      </a>
    </p>
  );
}

/** Waiting for the next of its trade; a sector is no earmark. */
const tradeQuery = (trade: string) => (trade.length === 4 ? `trade=${trade}` : 'kind=money');

function Budget({ cause, lang }: CauseShown) {
  return (
    <section class="card">
      <h2>{t.budget[lang]}</h2>
      <ul class="budget">
        {cause.budget.map((item) => (
          <li>
            <span>
              <BudgetName fa={item.name} en={item.nameEn ?? null} lang={lang} />{' '}
              <span class={chips[item.state]}>{t.states[item.state][lang]}</span>
            </span>
            <span class="price">{formatToman(item.rial, lang)}</span>
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {t.sum[lang]}: {formatToman(cause.slotRial, lang)}
        </strong>
      </p>
    </section>
  );
}

const chips = { bought: 'chip', waiting: 'chip wait', estimate: 'chip plain' } as const;

function BudgetName({ fa, en, lang }: { fa: string; en: string | null; lang: Lang }) {
  return <AsWritten text={titleIn({ fa, en }, lang)} lang={lang} />;
}
