import { isPermitted } from '../../kernel/actor.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { groupWords } from '../transparency/group-words.rules.ts';
import { CauseCard } from './cause-card.public.tsx';
import { otherWays, giveText as t } from './give.text.ts';
import { Step } from './give-icons.public.tsx';
import { type Giving, showGiving } from './show-giving.ts';

/** Where giving begins, for everybody. */
export const giveRoutes: readonly PageRoute[] = [{ method: 'get', path: paths.give, handle: givePage }];

async function givePage({ deps, lang, actor }: PageRequest): Promise<PageReply> {
  const { month, causes, campaigns, vocabulary } = await showGiving(deps);
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <div class="work give">
        <h1>{t.title[lang]}</h1>
        <p class="lead">{t.sentence[lang]}</p>
        <Month month={month} lang={lang} />
        <p>
          <a class="button primary" href={paths.pledgeStep('what')}>
            {t.give[lang]}
          </a>
        </p>
        <h2 class="after">{t.causes[lang]}</h2>
        {causes.length > 0 ? (
          <ul class="cards">
            {causes.map((cause) => (
              <CauseCard cause={cause} vocabulary={vocabulary} lang={lang} />
            ))}
          </ul>
        ) : (
          <p class="quiet">{t.noCauses[lang]}</p>
        )}
        <p>
          <a class="button" href={paths.causes}>
            {t.allCauses[lang]}
          </a>
        </p>
        <h2 class="after">{t.journey[lang]}</h2>
        <ol class="journey">
          {t.verbs.map((verb) => (
            <li>
              <Step icon={verb.icon} />
              <div>
                <strong>{verb[lang][0]}</strong>
                <span class="quiet">{verb[lang][1]}</span>
              </div>
            </li>
          ))}
        </ol>
        <h2 class="after">{t.proof[lang]}</h2>
        <p>
          {t.proofText[lang]} <a href={paths.transparency}>{t.transparency[lang]}</a>
        </p>
        {campaigns.length > 0 ? (
          <>
            <h2 class="after">{t.campaigns[lang]}</h2>
            <p class="large-chips">
              {campaigns.map(({ slug, title }) => (
                <a class="large-chip" href={paths.campaign(slug)}>
                  <AsWritten text={titleIn(title, lang)} lang={lang} />
                </a>
              ))}
            </p>
          </>
        ) : null}
        <h2 class="after">{t.otherWays[lang]}</h2>
        <nav class="large-chips" aria-label={t.otherWays[lang]}>
          {Object.entries(otherWays).map(([kind, name]) => (
            <a class="large-chip" href={`${paths.pledgeStep('what')}?kind=${kind}`}>
              {name[lang]}
            </a>
          ))}
        </nav>
        <p class="quiet">
          {actor && isPermitted(actor, 'giving:own') ? (
            <a href={paths.gifts}>{t.myGifts[lang]}</a>
          ) : (
            <>
              {t.signIn[lang]} <a href={paths.giveSignIn}>{t.signInLink[lang]}</a>
            </>
          )}
        </p>
      </div>
    ),
  };
}

/** «n of 20 families» of the last months that are published: as a sentence, and as a bar where there is a target. */
function Month({ month: { told, target }, lang }: { month: Giving['month']; lang: Lang }) {
  if (told === null) return <p>{t.monthNone[lang]}</p>;
  const done = told.families;
  const when = groupWords(told, lang);
  const n = formatNumber(done, lang);
  if (target === null || target === 0) return <p>{t.monthOnly(when, n)[lang]}</p>;
  const words = t.monthOf(when, n, formatNumber(target, lang))[lang];
  return (
    <div class="funded">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-labelledby="month" class="bar">
        <title id="month">{`${t.monthBar[lang]}: ${words}`}</title>
        <rect width={String(Math.min(100, Math.floor((done * 100) / target)))} height="8" />
      </svg>
      <span>{words}</span>
    </div>
  );
}
