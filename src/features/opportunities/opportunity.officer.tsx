import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { askPageText } from '../asks/ask-page.text.ts';
import { countAsksAbout } from '../asks/list-asks.ts';
import {
  type Candidate,
  candidatesForOpportunity,
  type OpportunityCandidates,
} from '../matching/candidates-for-opportunity.ts';
import { CountsLine, MatchCard, NearMisses } from '../matching/match-card.officer.tsx';
import { matchText } from '../matching/match-card.text.ts';
import { personKindNames } from '../people/person-words.text.ts';
import { listReferrals, type ReferralPage } from '../referrals/list-referrals.ts';
import { isOpen } from '../referrals/referral.rules.ts';
import { stateNames } from '../referrals/referrals.text.ts';
import { OpportunityFactsList } from './opportunity-facts.officer.tsx';
import { OpportunityLine, placeText } from './opportunity-line.officer.tsx';
import { opportunityPageText as t } from './opportunity-page.text.ts';

/** One opportunity: its terms on one side, who fits and who nearly fits on the other. */
export const opportunityPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/opportunities/:id', handle: opportunityPage },
];

async function opportunityPage(request: StaffPageRequest) {
  const { deps, actor, lang, params, query } = request;
  const id = params.id ?? '';
  const found = await candidatesForOpportunity(deps, actor, id, { limit: '20' });
  if (!found.ok) return problemPage(found.problem);
  const referrals = await listReferrals(deps, actor, { opportunityId: id, limit: '100' });
  if (!referrals.ok) return problemPage(referrals.problem);
  const asks = await countAsksAbout(deps, actor, id);
  if (!asks.ok) return problemPage(asks.problem);
  const { opportunity, vocabulary, items, nearMisses, counts } = found.value;
  const title = titleIn(opportunity.title, lang);
  const own = opportunity.organisationId === actor.organisationId && actor.role !== 'social-worker';
  const card = (candidate: Candidate) => (
    <CandidateCard
      candidate={candidate}
      found={found.value}
      lang={lang}
      referrals={referrals.value}
      mayRefer={actor.role !== 'social-worker'}
    />
  );
  const selectable = items.filter((one) => openReferral(referrals.value, one.personId) === undefined);
  return {
    kind: 'page' as const,
    title,
    notice:
      query.saved === '1'
        ? { tone: 'good' as const, text: t.saved[lang] }
        : query.closed === '1'
          ? { tone: 'good' as const, text: t.closed[lang] }
          : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <AsWritten text={title} lang={lang} />
            </h1>
            <OpportunityLine opportunity={opportunity} vocabulary={vocabulary} lang={lang} />
            {asks.value > 0 ? (
              <p>
                <a href={paths.asksAbout(id)}>{askPageText.nAsked(formatNumber(asks.value, lang))[lang]}</a>
              </p>
            ) : null}
            {opportunity.closedAt !== null ? <span class="chip bad">{t.closedOn[lang]}</span> : null}
          </div>
          {own ? (
            <div class="actions no-print">
              <a class="button" href={paths.opportunityEdit(id)}>
                {t.edit[lang]}
              </a>
              {opportunity.closedAt === null ? (
                <a class="button" href={paths.opportunityClose(id)}>
                  {t.close[lang]}
                </a>
              ) : null}
            </div>
          ) : null}
        </div>
        <div class="columns">
          <section class="card">
            <h2>{t.facts[lang]}</h2>
            <OpportunityFactsList opportunity={opportunity} vocabulary={vocabulary} lang={lang} />
          </section>
          <div>
            <section aria-labelledby="fits">
              <h2 id="fits">{matchText.candidates[lang]}</h2>
              <CountsLine counts={counts} lang={lang} />
              {items.length > 0 ? (
                <form method="get" action={paths.newReferral}>
                  <input type="hidden" name="opportunityId" value={id} />
                  {items.map(card)}
                  {selectable.length > 1 && actor.role !== 'social-worker' ? (
                    <p class="actions no-print">
                      <button class="button primary" type="submit">
                        {matchText.referTogether[lang]}
                      </button>
                    </p>
                  ) : null}
                </form>
              ) : (
                <p class="card empty">
                  {counts.considered > 0 ? matchText.noCandidates[lang] : matchText.nobodyAtAll[lang]}
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

function openReferral(referrals: ReferralPage, personId: string) {
  return referrals.items.find((one) => one.personId === personId && isOpen(one.state));
}

function CandidateCard(props: {
  candidate: Candidate;
  found: OpportunityCandidates;
  lang: Lang;
  referrals: ReferralPage;
  mayRefer: boolean;
}) {
  const { candidate, found, lang, referrals, mayRefer } = props;
  const person = found.people.get(candidate.personId);
  if (!person) return null;
  const name = `${person.givenName} ${person.familyName}`;
  const open = openReferral(referrals, candidate.personId);
  return (
    <MatchCard
      judgement={candidate.judgement}
      kind={candidate.kind}
      lang={lang}
      names={found.names}
      heading={
        <a href={paths.person(candidate.personId)}>
          <AsWritten text={name} lang={lang} />
        </a>
      }
      line={
        <ul class="line">
          <li>{personKindNames[person.facts.kind][lang]}</li>
          <li>{placeText(found.vocabulary, person.facts.province, person.facts.county, lang)}</li>
          <li>
            {matchText.need[lang]}:{' '}
            {candidate.need === undefined ? matchText.needUnknown[lang] : formatNumber(candidate.need, lang)}
          </li>
          <li>
            {matchText.order[lang]}: {formatNumber(Math.round(candidate.order * 100), lang)}
          </li>
        </ul>
      }
      action={
        open ? (
          <p class="actions no-print">
            <a class="button small" href={paths.referral(open.id)}>
              {matchText.alreadyOpen[lang]}: {stateNames[open.state][lang]}
            </a>
          </p>
        ) : candidate.judgement.eligible && mayRefer ? (
          <div class="actions no-print">
            <label class="check">
              <input type="checkbox" name="personId" value={candidate.personId} />
              <span>
                {matchText.select[lang]}
                <span class="visually-hidden">
                  : <AsWritten text={name} lang={lang} />
                </span>
              </span>
            </label>
            <a
              class="button"
              href={`${paths.newReferral}?personId=${candidate.personId}&opportunityId=${candidate.opportunityId}`}
            >
              {matchText.refer[lang]}
              <span class="visually-hidden">
                : <AsWritten text={name} lang={lang} />
              </span>
            </a>
          </div>
        ) : null
      }
    />
  );
}
