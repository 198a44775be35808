import { isPermitted } from '../../kernel/actor.ts';
import { formatNumber } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf, titleIn } from '../../web/as-written.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { type JudgedPair, judgePair } from '../matching/judge-pair.ts';
import { Checks, FitBar, Ways } from '../matching/match-card.officer.tsx';
import { matchText } from '../matching/match-card.text.ts';
import { OpportunityLine } from '../opportunities/opportunity-line.officer.tsx';
import { draftLetter } from './draft-letter.ts';
import { listReferrals } from './list-referrals.ts';
import { moveReferral } from './move-referral.ts';
import { proposeReferral } from './propose-referral.ts';
import { referText as r } from './refer.text.ts';
import { referManyPage, referManyResult } from './refer-many.officer.tsx';
import { isOpen, mayBeProposed } from './referral.rules.ts';
import { Letter } from './referral-letter.officer.tsx';
import { referralPageText as t } from './referral-page.text.ts';
import type { ReferralRecord } from './referral-record.rules.ts';
import { referralText, stateNames } from './referrals.text.ts';

/** One confirmation before anything is recorded: for one person with the letter, for several as a list. */
export const referRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.newReferral, handle: ask },
  { method: 'post', path: paths.newReferral, handle: refer },
];

/** Each is judged on its own; a page of candidates has far fewer. */
const mostAtOnce = 50;

async function ask(request: StaffPageRequest): Promise<PageReply> {
  // The address names a person several times over, which `query` cannot hold.
  const asked = new URLSearchParams(request.here.split('?')[1] ?? '');
  const opportunityId = asked.get('opportunityId') ?? '';
  const personIds = [...new Set(asked.getAll('personId'))].filter(Boolean);
  const refused = refusalOf(request, personIds);
  if (refused) return problemPage(refused);
  const [only] = personIds;
  return only !== undefined && personIds.length === 1
    ? await referOnePage(request, only, opportunityId)
    : await referManyPage(request, personIds, opportunityId);
}

function refusalOf({ actor, lang }: StaffPageRequest, personIds: readonly string[]): Problem | undefined {
  if (!isPermitted(actor, 'referrals:write')) return problem('forbidden');
  if (personIds.length > mostAtOnce)
    return problem('too-large', { detail: r.tooMany(formatNumber(mostAtOnce, lang)) });
  return undefined;
}

async function refer(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const opportunityId = field(form, 'opportunityId');
  const personIds = [...new Set(form.personId ?? [])].filter(Boolean);
  const refused = refusalOf(request, personIds);
  if (refused) return problemPage(refused);
  const [only] = personIds;
  if (field(form, 'together') === 'yes' || only === undefined) {
    if (only === undefined) return await referManyPage(request, personIds, opportunityId, true);
    return await referManyResult(request, personIds, opportunityId);
  }
  const proposed = await proposeReferral(deps, actor, { personId: only, opportunityId }, lang);
  if (!proposed.ok) {
    return proposed.problem.kind === 'conflict'
      ? await referOnePage(request, only, opportunityId, proposed.problem)
      : problemPage(proposed.problem);
  }
  const { id, revision } = proposed.value;
  if (field(form, 'do') !== 'consented') return redirect(`${paths.referral(id)}?made=1`);
  const accepted = await moveReferral(
    deps,
    actor,
    id,
    { to: 'accepted' },
    { lang, revision: String(revision) },
  );
  // The proposal stands whatever came between; its page shows where it is and what can be done.
  return redirect(`${paths.referral(id)}?${accepted.ok ? 'made=1' : 'made=proposed'}`);
}

/** Open referral of the pair, and how many earlier ones there are. */
async function standing(
  { deps, actor }: StaffPageRequest,
  personId: string,
  opportunityId: string,
): Promise<Result<{ open: ReferralRecord | undefined; earlier: number }>> {
  const found = await listReferrals(deps, actor, { personId, limit: '100' });
  if (!found.ok) return found;
  const { items, total } = found.value;
  const open = items.find((one) => one.opportunityId === opportunityId && isOpen(one.state));
  return { ok: true, value: { open, earlier: open ? total - 1 : total } };
}

async function referOnePage(
  request: StaffPageRequest,
  personId: string,
  opportunityId: string,
  refused?: Problem,
): Promise<PageReply> {
  const { deps, actor, lang } = request;
  const judged = await judgePair(deps, actor, personId, opportunityId);
  if (!judged.ok) return problemPage(judged.problem);
  const stands = await standing(request, personId, opportunityId);
  if (!stands.ok) return problemPage(stands.problem);
  const { open, earlier } = stands.value;
  const { person, pair } = judged.value;
  const mayRefer = open === undefined && mayBeProposed(person.facts.status) && pair.judgement.eligible;
  const letter = mayRefer ? await draftLetter(deps, actor, { personId, opportunityId }, lang) : undefined;
  if (letter && !letter.ok) return problemPage(letter.problem);
  const name = `${person.givenName} ${person.familyName}`;
  return {
    kind: 'page',
    title: `${r.title[lang]}: ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
      : undefined,
    body: (
      <>
        <h1>{r.title[lang]}</h1>
        <PairSummary judged={judged.value} lang={lang} earlier={earlier} />
        {open ? (
          <section class="card stack">
            <p>{r.openAlready[lang]}</p>
            <p class="actions">
              <a class="button primary" href={paths.referral(open.id)}>
                {r.seeReferral[lang]}: {stateNames[open.state][lang]}
              </a>
            </p>
          </section>
        ) : !mayBeProposed(person.facts.status) ? (
          <p class="notice wait">{referralText.notLooking[lang]}</p>
        ) : letter ? (
          <>
            <p>{t.newLead[lang]}</p>
            <form method="post" action={paths.newReferral} class="actions">
              <input type="hidden" name="personId" value={personId} />
              <input type="hidden" name="opportunityId" value={opportunityId} />
              <button class="button primary" type="submit" name="do" value="consented">
                {t.confirmConsented[lang]}
              </button>
              <button class="button" type="submit" name="do" value="ask">
                {t.confirmAsk[lang]}
              </button>
              <a class="button" href={paths.person(personId)}>
                {t.back[lang]}
              </a>
            </form>
            <h2 class="after">{t.letterPreview[lang]}</h2>
            <Letter letter={letter.value} lang={lang} />
          </>
        ) : (
          <section class="card">
            <h2>{t.blockedLead[lang]}</h2>
            <Ways blocks={pair.judgement.blocks} lang={lang} names={judged.value.names} />
            <p class="actions">
              <a class="button primary" href={paths.personEdit(personId)}>
                {t.mendFile[lang]}
              </a>
              <a class="button" href={paths.opportunity(opportunityId)}>
                {t.toOpportunity[lang]}
              </a>
              <a class="button" href={paths.person(personId)}>
                {t.toPerson[lang]}
              </a>
            </p>
          </section>
        )}
      </>
    ),
  };
}

/** Who, to what, how well it fits, and what has been tried before. */
function PairSummary({ judged, lang, earlier }: { judged: JudgedPair; lang: Lang; earlier: number }) {
  const { person, pair, opportunity, vocabulary, names } = judged;
  const title = titleIn(pair.title, lang);
  return (
    <section class="match">
      <div class="title">
        <h2>
          <a href={paths.person(pair.personId)}>
            <NameOf of={person} lang={lang} />
          </a>{' '}
          ·{' '}
          <a href={paths.opportunity(pair.opportunityId)}>
            <AsWritten text={title} lang={lang} />
          </a>
        </h2>
        <FitBar score={pair.judgement.score} kind={pair.kind} lang={lang} />
      </div>
      <OpportunityLine
        opportunity={opportunity}
        vocabulary={vocabulary}
        lang={lang}
        km={pair.km}
        kmWords={matchText.away[lang]}
      />
      <Checks checks={pair.judgement.checks} lang={lang} names={names} />
      {earlier > 0 ? (
        <p>
          <a href={paths.person(pair.personId)}>{r.earlier(formatNumber(earlier, lang))[lang]}</a>
        </p>
      ) : null}
    </section>
  );
}
