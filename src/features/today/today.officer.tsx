import { formatJalali, tehranDay, weekdayName } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import { AsWritten, NameOf, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { waitingAsks } from '../asks/list-asks.ts';
import { ledgerPageText } from '../ledger/ledger-page.text.ts';
import { requestsForYou } from '../ledger/view-requests.ts';
import { personStatusNames } from '../people/person-words.text.ts';
import { waitingChecks } from '../placements/list-checks.ts';
import { TodayChecks } from '../placements/today-checks.officer.tsx';
import type { ReferralState } from '../referrals/referral.rules.ts';
import { stateNames } from '../referrals/referrals.text.ts';
import { sponsorshipPageText } from '../sponsorships/sponsorship-page.text.ts';
import { waitingSponsorships } from '../sponsorships/view-queue.ts';
import { TwoNumbers } from '../targets/promise-summary.officer.tsx';
import { viewPromiseNumbers } from '../targets/view-promise-numbers.ts';
import { todayText as t } from './today.text.ts';
import { TodayAsks } from './today-asks.officer.tsx';
import { type Opening, viewToday } from './view-today.ts';

export const todayRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer', handle: todayPage },
];

/** Those who wait longest for a call; the rest is one tap away. */
const asksShown = 5;
const checksShown = 5;

async function todayPage({ deps, actor, lang }: StaffPageRequest) {
  const found = await viewToday(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const asks = await waitingAsks(deps, actor, asksShown);
  if (!asks.ok) return problemPage(asks.problem);
  const promises = await viewPromiseNumbers(deps, actor);
  if (!promises.ok) return problemPage(promises.problem);
  const checks = await waitingChecks(deps, actor, checksShown);
  if (!checks.ok) return problemPage(checks.problem);
  const sponsorships = await waitingSponsorships(deps, actor);
  if (!sponsorships.ok) return problemPage(sponsorships.problem);
  const requests = await requestsForYou(deps, actor);
  if (!requests.ok) return problemPage(requests.problem);
  const { today, people, referrals, waiting, fresh, openings, vocabulary } = found.value;
  const number = (n: number) => formatNumber(n, lang);
  const whatEnds = ({ restrictions, custody }: Opening) =>
    [
      ...restrictions.map((code) => vocabulary.label('restrictions', code, lang)),
      ...(custody ? [t.custodyTime[lang]] : []),
    ].join(t.comma[lang]);
  const nobody = [...people.values()].reduce((sum, n) => sum + n, 0) === 0;
  const inState = (state: ReferralState) => `${paths.referrals}?state=${state}`;
  const unshown = [...referrals.values()].reduce((sum, n) => sum + n, 0) - waiting.length;
  const tiles: [label: string, n: number, href: string][] = [
    [t.seeking[lang], people.get('seeking') ?? 0, `${paths.people}?status=seeking`],
    [personStatusNames.placed[lang], people.get('placed') ?? 0, `${paths.people}?status=placed`],
    [t.proposed[lang], referrals.get('proposed') ?? 0, inState('proposed')],
    [t.accepted[lang], referrals.get('accepted') ?? 0, inState('accepted')],
    [t.sent[lang], referrals.get('sent') ?? 0, inState('sent')],
    [stateNames.interview[lang], referrals.get('interview') ?? 0, inState('interview')],
    [t.offered[lang], referrals.get('offered') ?? 0, inState('offered')],
  ];
  return {
    kind: 'page' as const,
    title: t.title[lang],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">
              {weekdayName(today, lang)} {formatJalali(today, lang)}
            </p>
          </div>
          <div class="actions no-print">
            <a class="button" href={paths.peopleImport}>
              {t.importPeople[lang]}
            </a>
            <a class="button" href={paths.newOpportunity}>
              {t.newOpportunity[lang]}
            </a>
          </div>
        </div>
        <search>
          <form method="get" action={paths.people} class="card search">
            <label class="field">
              <span>{t.searchLabel[lang]}</span>
              <span class="hint">{t.searchHint[lang]}</span>
              <input name="q" type="search" autofocus autocomplete="off" />
            </label>
            <button class="button primary" type="submit">
              {formText.search[lang]}
            </button>
            <a class="button" href={paths.newPerson}>
              {t.register[lang]}
            </a>
          </form>
        </search>
        {nobody ? (
          <>
            <section class="card">
              <h2>{t.startTitle[lang]}</h2>
              <p>{t.startLead[lang]}</p>
            </section>
            <TodayAsks asks={asks.value} lang={lang} />
          </>
        ) : (
          <>
            <TwoNumbers
              counts={promises.value.counts}
              trend={promises.value.trend}
              month={promises.value.quota.month}
              series={promises.value.quota.series}
              lang={lang}
              href={paths.promises}
            />
            <ul class="tiles">
              {tiles.map(([label, n, href]) => (
                <li class="tile">
                  <a href={href}>
                    <strong>{number(n)}</strong>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
            {requests.value === 0 ? null : (
              <p>
                <a href={paths.ledger}>{ledgerPageText.today(number(requests.value))[lang]}</a>
              </p>
            )}
            {sponsorships.value === 0 ? null : (
              <p>
                <a href={paths.sponsorships}>{sponsorshipPageText.today(number(sponsorships.value))[lang]}</a>
              </p>
            )}
            <div class="columns even">
              <div>
                <TodayAsks asks={asks.value} lang={lang} />
                <section class="card">
                  <h2>{t.waiting[lang]}</h2>
                  {waiting.length === 0 ? (
                    <p class="quiet">{t.waitingEmpty[lang]}</p>
                  ) : (
                    <ul class="timeline">
                      {waiting.map((one) => (
                        <li>
                          <a href={paths.referral(one.id)}>
                            <NameOf of={one} lang={lang} />
                          </a>{' '}
                          ·{' '}
                          <AsWritten text={titleIn({ fa: one.titleFa, en: one.titleEn }, lang)} lang={lang} />
                          <br />
                          <span class="chip wait">{stateNames[one.state][lang]}</span>{' '}
                          <span class="quiet">
                            {t.since[lang]} {formatJalali(tehranDay(one.updatedAt), lang)}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                  {unshown > 0 ? (
                    <p>
                      <a href={paths.referrals}>{t.moreReferrals(number(unshown))[lang]}</a>
                    </p>
                  ) : null}
                </section>
              </div>
              <div>
                <TodayChecks waiting={checks.value} lang={lang} />
                <section class="card">
                  <h2>{t.openings[lang]}</h2>
                  {openings.length === 0 ? (
                    <p class="quiet">{t.openingsEmpty[lang]}</p>
                  ) : (
                    <ul class="timeline">
                      {openings.map((one) => (
                        <li>
                          <a href={paths.person(one.personId)}>
                            <AsWritten text={one.name} lang={lang} />
                          </a>
                          <br />
                          <span class="quiet">
                            {one.jobs > 0
                              ? t.opensOn(whatEnds(one), formatJalali(one.on, lang), number(one.jobs))[lang]
                              : t.opensNone(whatEnds(one), formatJalali(one.on, lang))[lang]}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
                <section class="card">
                  <h2>{t.fresh[lang]}</h2>
                  {fresh.items.length === 0 ? (
                    <p class="quiet">{t.freshEmpty[lang]}</p>
                  ) : (
                    <ul class="timeline">
                      {fresh.items.map((one) => (
                        <li>
                          <a href={paths.person(one.id)}>
                            <NameOf of={one} lang={lang} />
                          </a>
                          <br />
                          <span class="quiet">
                            {vocabulary.label('counties', one.county, lang)} ·{' '}
                            {formatJalali(tehranDay(one.createdAt), lang)}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                  {fresh.total > fresh.items.length ? (
                    <p class="quiet">{t.more(number(fresh.total - fresh.items.length))[lang]}</p>
                  ) : null}
                </section>
              </div>
            </div>
          </>
        )}
      </>
    ),
  };
}
