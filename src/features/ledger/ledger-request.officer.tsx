import { formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { momentText } from '../../web/moment.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { viewRefund } from '../money-in/view-refund.ts';
import { decideLedgerRequest } from './decide-request.ts';
import { EntryFacts, EntryLines } from './ledger-entry.officer.tsx';
import { ledgerPageText as t } from './ledger-page.text.ts';
import { officerPlaces, Title, yearText } from './ledger-parts.officer.tsx';
import { viewEntry } from './list-entries.ts';
import { RefundOf } from './refund-facts.officer.tsx';
import type { LedgerRequestRecord, RefundTerms } from './request.rules.ts';
import { viewRequest } from './view-requests.ts';

/** What one manager asked, for another to confirm or refuse. */
export const ledgerRequestRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/ledger/requests/:id', handle: (request) => requestPage(request) },
  { method: 'post', path: '/officer/ledger/requests/:id', handle: decide },
];

export function requestName({ kind, subject }: LedgerRequestRecord, lang: Lang): string {
  if (kind === 'refund') return t.requestRefund[lang];
  return kind === 'reversal'
    ? t.requestReversal[lang]
    : t.requestClosing(yearText(Number(subject), lang))[lang];
}

/** Requests in short, each a link. */
export function RequestLines({ requests, lang }: { requests: readonly LedgerRequestRecord[]; lang: Lang }) {
  return (
    <ul class="acts">
      {requests.map((one) => (
        <li>
          <a class="button link" href={paths.ledgerRequest(one.id)}>
            {requestName(one, lang)}
          </a>{' '}
          <span class="quiet">
            {one.refund ? `${formatRial(one.refund.amountRial, lang)} · ` : ''}
            <Title text={one.askedByName[lang]} lang={lang} /> · {momentText(one.askedAt, lang)}
          </span>
        </li>
      ))}
    </ul>
  );
}

async function decide(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const confirm = field(form, 'decision') === 'confirm';
  const done = await decideLedgerRequest(deps, actor, id, field(form, 'revision') || undefined, { confirm });
  if (done.ok) return redirect(`${paths.ledgerRequest(id)}?done=${confirm ? 'confirmed' : 'refused'}`);
  return done.problem.kind === 'conflict' || done.problem.kind === 'stale'
    ? await requestPage(request, done.problem)
    : problemPage(done.problem);
}

async function requestPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const found = await viewRequest(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { request: one, hasOther } = found.value;
  const entry = one.kind === 'reversal' ? await viewEntry(deps, actor, one.subject) : undefined;
  if (entry && !entry.ok) return problemPage(entry.problem);
  // Whoever may read the books but no receipt still sees how much goes back.
  const refunded = one.kind === 'refund' ? await viewRefund(deps, actor, one) : undefined;
  const isOwn = one.askedBy === actor.accountId;
  const told = { confirmed: t.confirmedNow, refused: t.refusedNow, asked: t.askedNow }[query.done ?? ''];
  return {
    kind: 'page',
    title: requestName(one, lang),
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail
      ? { tone: 'bad', text: refused.detail[lang] }
      : told
        ? { tone: 'good', text: told[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <h1>{requestName(one, lang)}</h1>
          <span
            class={one.state === 'confirmed' ? 'chip' : one.state === 'asked' ? 'chip wait' : 'chip plain'}
          >
            {t.states[one.state][lang]}
          </span>
        </div>
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <section class="card stack">
          <dl class="facts">
            <dt>{t.asked[lang]}</dt>
            <dd>
              <Title text={one.askedByName[lang]} lang={lang} /> · {momentText(one.askedAt, lang)}
            </dd>
            {one.reason === null ? null : (
              <>
                <dt>{t.reason[lang]}</dt>
                <dd>
                  <Title text={one.reason} lang={lang} />
                </dd>
              </>
            )}
            {refunded?.ok ? <RefundOf of={refunded.value} lang={lang} /> : null}
            {one.refund ? <RefundFacts refund={one.refund} lang={lang} /> : null}
            {one.decidedAt !== null && one.decidedByName ? (
              <>
                <dt>{t.decided[lang]}</dt>
                <dd>
                  <Title text={one.decidedByName[lang]} lang={lang} /> · {momentText(one.decidedAt, lang)}
                  {one.decidedFrom ? (
                    <>
                      <br />
                      {t.decidedFrom(one.decidedFrom)[lang]}
                    </>
                  ) : null}
                </dd>
              </>
            ) : null}
          </dl>
          {one.state === 'asked' ? (
            <form method="post" action={paths.ledgerRequest(one.id)} class="stack">
              <input type="hidden" name="revision" value={String(one.revision)} />
              {isOwn ? <p>{(hasOther ? t.ownRequest : t.ownRequestAbove)[lang]}</p> : null}
              <p class="actions">
                {isOwn ? null : (
                  <button class="button primary" type="submit" name="decision" value="confirm">
                    {(one.kind === 'closing' ? t.confirmClosing : t.confirm)[lang]}
                  </button>
                )}
                <button class="button" type="submit" name="decision" value="refuse">
                  {(isOwn ? t.takeBack : t.refuse)[lang]}
                </button>
              </p>
            </form>
          ) : null}
          {one.kind === 'refund' && !refunded?.ok ? (
            <p>
              <a href={paths.receipt(one.subject)}>{t.toReceipt[lang]}</a>
            </p>
          ) : null}
          {one.kind === 'closing' ? (
            <p>
              <a href={paths.ledgerYears}>{t.years[lang]}</a>
            </p>
          ) : null}
        </section>
        {entry ? (
          <section class="card">
            <h2>
              <a href={paths.ledgerEntry(one.subject)}>{t.toEntry[lang]}</a>
            </h2>
            <EntryFacts entry={entry.value} places={officerPlaces} lang={lang} />
            <EntryLines entry={entry.value} places={officerPlaces} lang={lang} />
          </section>
        ) : null}
      </>
    ),
  };
}

/** How much goes back, and what the bank takes for it. */
export function RefundFacts(props: {
  refund: Pick<RefundTerms, 'amountRial' | 'feeRial' | 'feeFrom'>;
  lang: Lang;
}) {
  const { refund, lang } = props;
  return (
    <>
      <dt>{t.goesBack[lang]}</dt>
      <dd>{formatRial(refund.amountRial, lang)}</dd>
      {refund.feeRial === 0 ? null : (
        <>
          <dt>{t.bankFee[lang]}</dt>
          <dd>
            {formatRial(refund.feeRial, lang)} · {t.feeFrom[refund.feeFrom][lang]}
          </dd>
        </>
      )}
    </>
  );
}
