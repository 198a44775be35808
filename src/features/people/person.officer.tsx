import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, type LocalDate, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf, titleIn } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { auditPageText } from '../audit/audit-page.text.ts';
import { AwardsOf } from '../awards/awards-of.officer.tsx';
import { judgePair } from '../matching/judge-pair.ts';
import {
  Checks,
  Chips,
  CountsLine,
  FitBar,
  MatchCard,
  NearMisses,
  PartsTable,
  Ways,
} from '../matching/match-card.officer.tsx';
import { matchText } from '../matching/match-card.text.ts';
import { matchesForPerson, type PersonMatches } from '../matching/matches-for-person.ts';
import type { Pair } from '../matching/pair.rules.ts';
import { opportunityKinds } from '../opportunities/opportunity-facts.rules.ts';
import { OpportunityLine } from '../opportunities/opportunity-line.officer.tsx';
import { kindPlurals } from '../opportunities/opportunity-words.text.ts';
import { PersonWorkSection } from '../placements/person-work.officer.tsx';
import { viewWork } from '../placements/view-work.ts';
import { listReferrals, type ReferralPage } from '../referrals/list-referrals.ts';
import { isOpen, mayBeProposed } from '../referrals/referral.rules.ts';
import { stateNames } from '../referrals/referrals.text.ts';
import { SponsorshipsOf } from '../sponsorships/sponsorships-of.officer.tsx';
import { listSponsorships } from '../sponsorships/view-sponsorship.ts';
import { PersonFactsList } from './person-facts.officer.tsx';
import { personPageText as t } from './person-page.text.ts';
import { likelyNotice } from './person-register-likely.officer.tsx';
import { personKindNames } from './person-words.text.ts';

/** One person: facts on one side, what fits and what nearly fits on the other. */
export const personPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people/:id', handle: personPage },
  { method: 'get', path: '/officer/people/:id/matches/:opportunityId', handle: pairPage },
];

const listedMatches = 20;
/** Of one person: as many as are ever read at once, so that nobody is referred twice for want of looking. */
const mostReferrals = 100;
/** Of those so many stand open; the rest unfold. */
const openReferrals = 8;

export async function personPage(request: StaffPageRequest) {
  const { deps, actor, lang, params, query } = request;
  const id = params.id ?? '';
  const kind = opportunityKinds.find((one) => one === query.kind) ?? 'job';
  const found = await matchesForPerson(deps, actor, id, { kind, limit: String(listedMatches) });
  if (!found.ok) return problemPage(found.problem);
  const referrals = await listReferrals(deps, actor, { personId: id, limit: String(mostReferrals) });
  if (!referrals.ok) return problemPage(referrals.problem);
  const { person, items, nearMisses, counts } = found.value;
  const work = await viewWork(deps, actor, id, person.facts);
  if (!work.ok) return problemPage(work.problem);
  const sponsored = await listSponsorships(deps, actor, { personId: id, limit: '5' });
  if (!sponsored.ok) return problemPage(sponsored.problem);
  const likely = query.likely ? await likelyNotice(request) : null;
  const today = tehranToday(deps.now());
  const name = `${person.givenName} ${person.familyName}`;
  const card = (pair: Pair) => (
    <PairCard
      pair={pair}
      first={pair === items[0]}
      found={found.value}
      lang={lang}
      referrals={referrals.value}
      mayRefer={mayBeProposed(person.facts.status) && actor.role !== 'social-worker'}
    />
  );
  return {
    kind: 'page' as const,
    title: name,
    notice:
      query.saved === '1'
        ? { tone: 'good' as const, text: t.updated[lang] }
        : query.saved === 'new'
          ? { tone: 'good' as const, text: t.registered[lang] }
          : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <AsWritten text={name} lang={lang} />
            </h1>
            <p class="quiet">
              {personKindNames[person.facts.kind][lang]} · {t.requested[lang]}{' '}
              {formatJalali(tehranDay(person.facts.requestedAt), lang)}
            </p>
          </div>
          <div class="actions no-print">
            <a class="button on-phone" href="#fits">
              {matchText.matches[lang]}
            </a>
            <a class="button" href={paths.personEdit(id)}>
              {t.edit[lang]}
            </a>
            {isPermitted(actor, 'audit:read') ? (
              <a class="button" href={`${paths.audit}?personId=${id}`}>
                {auditPageText.seenAndChanged[lang]}
              </a>
            ) : null}
          </div>
        </div>
        {likely}
        <div class="columns">
          <div>
            <section class="card">
              <h2>{t.facts[lang]}</h2>
              <PersonFactsList
                person={person}
                vocabulary={found.value.vocabulary}
                lang={lang}
                today={today}
              />
              {actor.role === 'social-worker' ? null : (
                <form method="post" action={paths.personReveal(id)} class="no-print">
                  <button class="link" type="submit">
                    {t.reveal[lang]}
                  </button>
                  <p class="quiet">{t.revealNote[lang]}</p>
                </form>
              )}
            </section>
            <PersonWorkSection
              work={work.value}
              personId={id}
              status={person.facts.status}
              vocabulary={found.value.vocabulary}
              mayWrite={isPermitted(actor, 'placements:write')}
              lang={lang}
            />
            <section class="card">
              <h2>{t.referrals[lang]}</h2>
              <ReferralsShort page={referrals.value} lang={lang} />
            </section>
            <SponsorshipsOf
              items={sponsored.value.items}
              personId={id}
              mayPropose={isPermitted(actor, 'sponsorships:write') && mayBeProposed(person.facts.status)}
              lang={lang}
            />
            <AwardsOf personId={id} mayRecord={isPermitted(actor, 'awards:write')} lang={lang} />
          </div>
          <div>
            <nav class="tabs" aria-label={t.kinds[lang]}>
              {opportunityKinds.map((one) => (
                <a
                  href={one === 'job' ? paths.person(id) : `${paths.person(id)}?kind=${one}`}
                  aria-current={one === kind ? 'page' : undefined}
                >
                  {kindPlurals[one][lang]}
                </a>
              ))}
            </nav>
            <section aria-labelledby="fits">
              <h2 id="fits">{matchText.matches[lang]}</h2>
              <CountsLine counts={counts} lang={lang} />
              {items.length > 0 ? (
                items.map(card)
              ) : (
                <p class="card empty">
                  {counts.considered > 0 ? matchText.noMatches[lang] : matchText.nothingAtAll[lang]}
                </p>
              )}
            </section>
            <NearMisses cards={nearMisses.map(card)} lang={lang} />
          </div>
        </div>
      </>
    ),
  };
}

function PairCard(props: {
  pair: Pair;
  found: PersonMatches;
  lang: Lang;
  referrals: ReferralPage;
  mayRefer: boolean;
  /** The best match alone carries the screen's one primary button. */
  first: boolean;
}) {
  const { pair, found, lang, referrals, mayRefer, first } = props;
  const opportunity = found.opportunities.get(pair.opportunityId);
  if (!opportunity) return null;
  const title = titleIn(pair.title, lang);
  const own = referrals.items.filter((one) => one.opportunityId === pair.opportunityId);
  const open = own.find((one) => isOpen(one.state));
  const placed = own.find((one) => one.state === 'placed');
  return (
    <MatchCard
      judgement={pair.judgement}
      kind={pair.kind}
      lang={lang}
      names={found.names}
      heading={
        <a href={paths.pair(pair.personId, pair.opportunityId)}>
          <AsWritten text={title} lang={lang} />
        </a>
      }
      line={
        <OpportunityLine
          opportunity={opportunity}
          vocabulary={found.vocabulary}
          lang={lang}
          km={pair.km}
          kmWords={matchText.away[lang]}
        />
      }
      action={
        open ? (
          <p class="actions no-print">
            <a class="button small" href={paths.referral(open.id)}>
              {matchText.alreadyOpen[lang]}: {stateNames[open.state][lang]}
            </a>
          </p>
        ) : placed ? (
          <p class="actions no-print">
            <a class="button small" href={paths.referral(placed.id)}>
              {t.placedHere[lang]}
            </a>
          </p>
        ) : pair.judgement.eligible && mayRefer ? (
          <p class="actions no-print">
            <a
              class={first ? 'button primary' : 'button'}
              href={`${paths.newReferral}?personId=${pair.personId}&opportunityId=${pair.opportunityId}`}
            >
              {matchText.refer[lang]}
              <span class="visually-hidden">
                : <AsWritten text={title} lang={lang} />
              </span>
            </a>
          </p>
        ) : null
      }
    />
  );
}

function ReferralsShort({ page, lang }: { page: ReferralPage; lang: Lang }) {
  if (page.items.length === 0) return <p class="quiet">{t.noReferrals[lang]}</p>;
  const list = (items: ReferralPage['items']) => (
    <ul class="timeline">
      {items.map((one) => (
        <li>
          <a href={paths.referral(one.id)}>
            <AsWritten text={titleIn(one.title, lang)} lang={lang} />
          </a>
          <br />
          <span class="quiet">
            {stateNames[one.state][lang]} · {formatJalali(tehranDay(one.updatedAt) as LocalDate, lang)}
          </span>
        </li>
      ))}
    </ul>
  );
  const folded = page.items.slice(openReferrals);
  return (
    <>
      {list(page.items.slice(0, openReferrals))}
      {folded.length > 0 ? (
        <details>
          <summary>{t.earlierReferrals[lang].replace('#', formatNumber(folded.length, lang))}</summary>
          {list(folded)}
        </details>
      ) : null}
    </>
  );
}

/** Any pair in full, blocked or not. */
async function pairPage({ deps, actor, lang, params }: StaffPageRequest) {
  const found = await judgePair(deps, actor, params.id ?? '', params.opportunityId ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { pair, person, opportunity, names, vocabulary } = found.value;
  const { judgement } = pair;
  const title = titleIn(pair.title, lang);
  return {
    kind: 'page' as const,
    title: `${person.givenName} ${person.familyName} · ${title}`,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <a href={paths.person(pair.personId)}>
                <NameOf of={person} lang={lang} />
              </a>{' '}
              ·{' '}
              <a href={paths.opportunity(pair.opportunityId)}>
                <AsWritten text={title} lang={lang} />
              </a>
            </h1>
            <OpportunityLine
              opportunity={opportunity}
              vocabulary={vocabulary}
              lang={lang}
              km={pair.km}
              kmWords={matchText.away[lang]}
            />
          </div>
          {judgement.eligible && mayBeProposed(person.facts.status) && actor.role !== 'social-worker' ? (
            <a
              class="button primary"
              href={`${paths.newReferral}?personId=${pair.personId}&opportunityId=${pair.opportunityId}`}
            >
              {matchText.refer[lang]}
            </a>
          ) : null}
        </div>
        <section class="card stack">
          <h2>{matchText.whyNot[lang]}</h2>
          <FitBar score={judgement.score} kind={pair.kind} lang={lang} />
          <Chips parts={judgement.parts} lang={lang} />
          <Ways blocks={judgement.blocks} lang={lang} names={names} />
          <Checks checks={judgement.checks} lang={lang} names={names} />
          <PartsTable parts={judgement.parts} lang={lang} names={names} />
          <p class="quiet">
            {matchText.weights[lang]}: {formatNumber(pair.weightsVersion, lang)}
          </p>
        </section>
      </>
    ),
  };
}
