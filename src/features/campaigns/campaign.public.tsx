import { formatJalali, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { CauseCard } from '../causes/cause-card.public.tsx';
import { monthWords } from '../targets/promise-words.rules.ts';
import { campaignText as t } from './campaign.text.ts';
import { isGivenTo, nextYearly } from './campaign-record.rules.ts';
import { type ShownCampaign, showCampaignPage } from './show-campaigns.ts';

/** The page of a campaign, for everybody; one that is over stays to be read. */
export const campaignPageRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/campaigns/:slug', handle: campaignPage },
];

async function campaignPage({ deps, lang, params }: PageRequest): Promise<PageReply> {
  const found = await showCampaignPage(deps, params.slug ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { campaign, organisation, causes, vocabulary } = found.value;
  const today = tehranToday(deps.now());
  const isOpen = isGivenTo(campaign, today);
  const title = titleIn(campaign.title, lang);
  const day = campaign.yearlyOn ? nextYearly(campaign.yearlyOn, today) : undefined;
  return {
    kind: 'page',
    title,
    body: (
      <article class="work">
        <p>
          <a href={paths.give}>{t.home[lang]}</a>
        </p>
        <section class="card stack">
          <div>
            <h1>
              <AsWritten text={title} lang={lang} />
            </h1>
            <ul class="line">
              <li>{(organisation ?? t.everywhere)[lang]}</li>
              <li>
                {t.from(formatJalali(campaign.startsOn, lang), formatJalali(campaign.endsOn, lang))[lang]}
              </li>
              {day ? <li>{t.next(formatJalali(day, lang))[lang]}</li> : null}
            </ul>
          </div>
          <p>
            <AsWritten text={titleIn(campaign.story, lang)} lang={lang} />
          </p>
          {isOpen ? (
            <p>
              <a class="button primary" href={`${paths.pledgeStep('what')}?campaign=${campaign.slug}`}>
                {t.give[lang]}
              </a>
            </p>
          ) : (
            <p class="notice wait">{t.over[lang]}</p>
          )}
        </section>
        {campaign.startsOn > today ? null : <Progress {...found.value} lang={lang} />}
        {isOpen ? (
          <>
            <h2>{t.causes[lang]}</h2>
            {causes.length === 0 ? <p class="quiet">{t.noCauses[lang]}</p> : null}
            <ul class="cards">
              {causes.map((cause) => (
                <CauseCard cause={cause} vocabulary={vocabulary} lang={lang} />
              ))}
            </ul>
          </>
        ) : null}
      </article>
    ),
  };
}

/** How it goes: counts and sums, and a bar where there is a goal. */
function Progress({ campaign, progress, lang }: ShownCampaign & { lang: Lang }) {
  const { goalRial, goalFamilies } = campaign;
  const goals = [
    goalRial ? formatToman(goalRial, lang) : '',
    goalFamilies ? t.goalFamilies(formatNumber(goalFamilies, lang))[lang] : '',
  ].filter(Boolean);
  const percent =
    progress === null
      ? undefined
      : goalRial
        ? (progress.promisedRial * 100) / goalRial
        : goalFamilies
          ? (progress.families * 100) / goalFamilies
          : undefined;
  const whole = percent === undefined ? undefined : Math.min(100, Math.floor(percent));
  return (
    <section class="card">
      <h2>{t.progress[lang]}</h2>
      {whole === undefined ? null : (
        <div class="funded">
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-labelledby="goal" class="bar">
            <title id="goal">{t.goalBar(formatNumber(whole, lang))[lang]}</title>
            <rect width={String(whole)} height="8" />
          </svg>
          <span aria-hidden="true">{t.goalBar(formatNumber(whole, lang))[lang]}</span>
        </div>
      )}
      <dl class="facts">
        {goals.length > 0 ? (
          <>
            <dt>{t.goal[lang]}</dt>
            <dd>{goals.join(' · ')}</dd>
          </>
        ) : null}
        {progress === null || progress.promisedRial === 0 ? null : (
          <>
            <dt>{t.promised[lang]}</dt>
            <dd>{formatToman(progress.promisedRial, lang)}</dd>
          </>
        )}
      </dl>
      {progress === null ? <p class="quiet">{t.notYet[lang]}</p> : <Counts of={progress} lang={lang} />}
    </section>
  );
}

function Counts({ of, lang }: { of: NonNullable<ShownCampaign['progress']>; lang: Lang }) {
  const counts = [
    of.pledges > 0 ? t.pledges(formatNumber(of.pledges, lang)) : undefined,
    of.families > 0 ? t.families(formatNumber(of.families, lang)) : undefined,
    of.otherPledges > 0 ? t.others(formatNumber(of.otherPledges, lang)) : undefined,
  ].filter((words) => words !== undefined);
  return (
    <>
      <ul>
        {counts.map((words) => (
          <li>{words[lang]}</li>
        ))}
      </ul>
      <p class="quiet">{t.asOf(monthWords(of.month, lang))[lang]}</p>
    </>
  );
}
