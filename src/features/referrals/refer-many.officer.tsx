import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { type JudgedPair, judgePair } from '../matching/judge-pair.ts';
import { FitBar, Ways } from '../matching/match-card.officer.tsx';
import { OpportunityLine } from '../opportunities/opportunity-line.officer.tsx';
import { listReferrals } from './list-referrals.ts';
import { proposeReferral } from './propose-referral.ts';
import { referText as r } from './refer.text.ts';
import { isOpen, mayBeProposed } from './referral.rules.ts';
import { referralPageText as t } from './referral-page.text.ts';
import type { ReferralRecord } from './referral-record.rules.ts';
import { referralText, stateNames } from './referrals.text.ts';

interface Candidate {
  readonly judged: JudgedPair;
  readonly open: ReferralRecord | undefined;
}

/** Several people for one opportunity: who can be proposed to, and why not the others. */
export async function referManyPage(
  request: StaffPageRequest,
  personIds: readonly string[],
  opportunityId: string,
  sent = false,
): Promise<PageReply> {
  const { lang } = request;
  if (personIds.length === 0) return nobodyPage(lang, opportunityId, sent);
  const found = await candidatesOf(request, personIds, opportunityId);
  if ('problem' in found) return problemPage(found.problem);
  const [first] = found.candidates;
  if (!first) return nobodyPage(lang, opportunityId, sent);
  const canRefer = ({ judged, open }: Candidate) =>
    !open && mayBeProposed(judged.person.facts.status) && judged.pair.judgement.eligible;
  const yes = found.candidates.filter(canRefer);
  const no = found.candidates.filter((one) => !canRefer(one));
  const { opportunity, vocabulary, pair } = first.judged;
  return {
    kind: 'page',
    title: r.titleMany[lang],
    body: (
      <>
        <h1>{r.titleMany[lang]}</h1>
        <section class="match">
          <h2>
            <a href={paths.opportunity(opportunityId)}>
              <AsWritten text={titleIn(pair.title, lang)} lang={lang} />
            </a>
          </h2>
          <OpportunityLine opportunity={opportunity} vocabulary={vocabulary} lang={lang} />
        </section>
        {yes.length > 0 ? (
          <form method="post" action={paths.newReferral} class="card">
            <p>{t.manyLead[lang]}</p>
            <input type="hidden" name="opportunityId" value={opportunityId} />
            <input type="hidden" name="together" value="yes" />
            {yes.map(({ judged }) => (
              <div class="match title">
                <label class="check">
                  <input type="checkbox" name="personId" value={judged.pair.personId} checked />
                  <span>{nameOf(judged)}</span>
                </label>
                <FitBar score={judged.pair.judgement.score} kind={judged.pair.kind} lang={lang} />
              </div>
            ))}
            <p class="actions">
              <button class="button primary" type="submit">
                {t.confirmMany[lang]}
              </button>
              <a class="button" href={paths.opportunity(opportunityId)}>
                {t.back[lang]}
              </a>
            </p>
          </form>
        ) : null}
        {no.map(({ judged, open }) => (
          <section class="match">
            <div class="title">
              <h2>
                <a href={paths.person(judged.pair.personId)}>{nameOf(judged)}</a>
              </h2>
              <span class="chip bad">{t.cannot[lang]}</span>
            </div>
            {open ? (
              <p>
                {r.openAlready[lang]}{' '}
                <a href={paths.referral(open.id)}>
                  {r.seeReferral[lang]}: {stateNames[open.state][lang]}
                </a>
              </p>
            ) : mayBeProposed(judged.person.facts.status) ? (
              <Ways blocks={judged.pair.judgement.blocks} lang={lang} names={judged.names} />
            ) : (
              <p>{referralText.notLooking[lang]}</p>
            )}
          </section>
        ))}
        {yes.length === 0 ? (
          <p>
            <a class="button" href={paths.opportunity(opportunityId)}>
              {t.back[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

/** Proposes to each in turn: one refusal keeps no other back. */
export async function referManyResult(
  request: StaffPageRequest,
  personIds: readonly string[],
  opportunityId: string,
): Promise<PageReply> {
  const { deps, actor, lang } = request;
  const found = await candidatesOf(request, personIds, opportunityId);
  if ('problem' in found) return problemPage(found.problem);
  const made: { name: string; referralId: string }[] = [];
  const refused: { name: string; personId: string; problem: Problem }[] = [];
  for (const { judged } of found.candidates) {
    const { personId } = judged.pair;
    const proposed = await proposeReferral(deps, actor, { personId, opportunityId }, lang);
    if (proposed.ok) made.push({ name: nameOf(judged), referralId: proposed.value.id });
    else refused.push({ name: nameOf(judged), personId, problem: proposed.problem });
  }
  const [first] = refused;
  return {
    kind: 'page',
    title: r.resultTitle[lang],
    status: made.length === 0 && first ? problemStatus[first.problem.kind] : 200,
    notice:
      made.length > 0 ? { tone: 'good', text: t.madeMany(formatNumber(made.length, lang))[lang] } : undefined,
    body: (
      <>
        <h1>{r.resultTitle[lang]}</h1>
        {made.length > 0 ? (
          <ul class="card plain">
            {made.map(({ name, referralId }) => (
              <li>
                <a href={paths.referral(referralId)}>
                  <AsWritten text={name} lang={lang} />
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {refused.length > 0 ? (
          <section class="card" role="alert">
            <h2>{t.notMade[lang]}</h2>
            <ul class="plain">
              {refused.map(({ name, personId, problem }) => (
                <li>
                  <a href={paths.person(personId)}>
                    <AsWritten text={name} lang={lang} />
                  </a>
                  : {problem.detail?.[lang] ?? problemTitles[lang][problem.kind]}
                  <Reasons problem={problem} lang={lang} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>
          <a class="button" href={paths.opportunity(opportunityId)}>
            {t.back[lang]}
          </a>
        </p>
      </>
    ),
  };
}

/** Blocks come from the use case in words already. */
function Reasons({ problem, lang }: { problem: Problem; lang: Lang }) {
  const blocks = (problem.extra?.blocks ?? []) as { detail: string; unlock: { says: string } | null }[];
  const { referralId } = problem.extra ?? {};
  return (
    <>
      {typeof referralId === 'string' ? (
        <a href={paths.referral(referralId)}> {r.seeReferral[lang]}</a>
      ) : null}
      {blocks.length > 0 ? (
        <ul class="ways">
          {blocks.map(({ detail, unlock }) => (
            <li class="way">
              {detail}
              {unlock ? (
                <>
                  <br />
                  {r.opens[lang]}: {unlock.says}
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

async function candidatesOf(
  { deps, actor }: StaffPageRequest,
  personIds: readonly string[],
  opportunityId: string,
): Promise<{ candidates: readonly Candidate[] } | { problem: Problem }> {
  const candidates: Candidate[] = [];
  for (const personId of personIds) {
    const judged = await judgePair(deps, actor, personId, opportunityId);
    if (!judged.ok) return judged;
    const referrals = await listReferrals(deps, actor, { personId, opportunityId, open: 'true', limit: '1' });
    if (!referrals.ok) return referrals;
    candidates.push({ judged: judged.value, open: referrals.value.items.find(({ state }) => isOpen(state)) });
  }
  return { candidates };
}

function nobodyPage(lang: Lang, opportunityId: string, sent: boolean): PageReply {
  return {
    kind: 'page',
    title: r.titleMany[lang],
    status: sent ? problemStatus.invalid : 200,
    body: (
      <section class="card narrow">
        <h1>{r.titleMany[lang]}</h1>
        <p>{t.nobody[lang]}</p>
        <p>
          <a
            class="button primary"
            href={opportunityId ? paths.opportunity(opportunityId) : paths.opportunities}
          >
            {t.back[lang]}
          </a>
        </p>
      </section>
    ),
  };
}

function nameOf({ person }: JudgedPair): string {
  return `${person.givenName} ${person.familyName}`;
}
