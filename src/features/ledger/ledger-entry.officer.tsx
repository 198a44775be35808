import { isPermitted } from '../../kernel/actor.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, TextField } from '../../web/form.tsx';
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
import { askReversal } from './ask-reversal.ts';
import type { EntryWithLines, ShownLine } from './entry-record.rules.ts';
import { accountKindNames, entryKindNames } from './ledger.text.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';
import {
  Code,
  dayWords,
  type LedgerPlaces,
  officerPlaces,
  sideText,
  Title,
  withQuery,
} from './ledger-parts.officer.tsx';
import { viewEntry } from './list-entries.ts';
import type { LedgerRequestRecord } from './request.rules.ts';
import { notReversedHere } from './reversal.rules.ts';
import { viewRequestAbout } from './view-requests.ts';

/** One entry with its lines and what it belongs to, and the way to have it reversed. */
export const ledgerEntryRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/ledger/entries/:id', handle: (request) => entryPage(request) },
  { method: 'post', path: '/officer/ledger/entries/:id/reverse', handle: ask },
];

async function ask(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const made = await askReversal(deps, actor, params.id ?? '', { reason: field(form, 'reason') });
  if (made.ok) return redirect(`${paths.ledgerRequest(made.value.id)}?done=asked`);
  return made.problem.kind === 'invalid' || made.problem.kind === 'conflict'
    ? await entryPage(request, made.problem)
    : problemPage(made.problem);
}

async function entryPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params } = request;
  const found = await viewEntry(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const entry = found.value;
  const waiting = await viewRequestAbout(deps, actor, entry.id, entry.organisationId);
  if (!waiting.ok) return problemPage(waiting.problem);
  return {
    kind: 'page',
    title: `${entryKindNames[entry.kind][lang]} · ${t.entryTitle(formatNumber(entry.seq, lang))[lang]}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <>
        <EntryHead entry={entry} lang={lang} />
        <GivingNav at="ledger" actor={actor} lang={lang} />
        <section class="card">
          <EntryFacts entry={entry} places={officerPlaces} lang={lang} />
          <EntryLines entry={entry} places={officerPlaces} lang={lang} />
        </section>
        {isPermitted(actor, 'ledger:write') && entry.reversedBy === null ? (
          <Undo entry={entry} waiting={waiting.value} refused={refused} form={request.form} lang={lang} />
        ) : null}
      </>
    ),
  };
}

export function EntryHead({ entry, lang }: { entry: EntryWithLines; lang: Lang }) {
  return (
    <div class="head">
      <h1>
        {entryKindNames[entry.kind][lang]} · <span class="num">{formatRial(entry.amountRial, lang)}</span>
      </h1>
      {entry.reversedBy === null ? null : <span class="chip bad">{t.reversedBy[lang]}</span>}
    </div>
  );
}

function Undo(props: {
  entry: EntryWithLines;
  waiting: LedgerRequestRecord | null;
  refused: Problem | undefined;
  form: StaffPageRequest['form'];
  lang: Lang;
}) {
  const { entry, waiting, refused, form, lang } = props;
  const elsewhere = notReversedHere(entry.kind);
  const state = { values: form, errors: refused?.errors ?? [] };
  return (
    <section class="card stack no-print">
      <h2>{t.undo[lang]}</h2>
      {elsewhere ? (
        <p>
          {elsewhere[lang]}{' '}
          {entry.sponsorshipId ? (
            <a href={paths.sponsorship(entry.sponsorshipId)}>{t.ofSponsorship[lang]}</a>
          ) : entry.receiptId ? (
            <a href={paths.receipt(entry.receiptId)}>{t.ofReceipt[lang]}</a>
          ) : entry.pledgeId ? (
            <a href={paths.pledge(entry.pledgeId)}>{t.ofPledge[lang]}</a>
          ) : null}
        </p>
      ) : waiting ? (
        <p>
          {t.askedNow[lang]} <a href={paths.ledgerRequest(waiting.id)}>{t.toRequest[lang]}</a>
        </p>
      ) : (
        <>
          <p>{t.reverseLead[lang]}</p>
          <ErrorSummary state={state} lang={lang} labels={{ reason: t.reason[lang] }} />
          <form method="post" action={paths.ledgerReverse(entry.id)} class="stack">
            <TextField state={state} lang={lang} name="reason" label={t.reverseReason[lang]} required />
            <p class="actions">
              <button class="button" type="submit">
                {t.reverse[lang]}
              </button>
            </p>
          </form>
        </>
      )}
    </section>
  );
}

export function EntryFacts({
  entry,
  places,
  lang,
}: {
  entry: EntryWithLines;
  places: LedgerPlaces;
  lang: Lang;
}) {
  const link = (href: string, text: string) =>
    places.isAuditor ? (
      <Code text={text} />
    ) : (
      <a href={href}>
        <Code text={text} />
      </a>
    );
  return (
    <dl class="facts">
      <dt>{t.number[lang]}</dt>
      <dd>{formatNumber(entry.seq, lang)}</dd>
      <dt>{t.day[lang]}</dt>
      <dd>{dayWords(entry.postedOn, lang)}</dd>
      <dt>{t.recorded[lang]}</dt>
      <dd>
        {momentText(entry.recordedAt, lang)} · <Code text={entry.recordedByName} />
      </dd>
      {entry.reason === null ? null : (
        <>
          <dt>{t.reason[lang]}</dt>
          <dd>
            <Title text={entry.reason} lang={lang} />
          </dd>
        </>
      )}
      {entry.pledgeId === null ? null : (
        <>
          <dt>{t.ofPledge[lang]}</dt>
          <dd>{link(paths.pledge(entry.pledgeId), entry.pledgeId)}</dd>
        </>
      )}
      {entry.receiptId === null ? null : (
        <>
          <dt>{t.ofReceipt[lang]}</dt>
          <dd>{link(paths.receipt(entry.receiptId), entry.receiptId)}</dd>
        </>
      )}
      {entry.sponsorshipId === null ? null : (
        <>
          <dt>{t.ofSponsorship[lang]}</dt>
          <dd>{link(paths.sponsorship(entry.sponsorshipId), entry.sponsorshipId)}</dd>
        </>
      )}
      {entry.reverses === null ? null : (
        <>
          <dt>{t.reverses[lang]}</dt>
          <dd>
            <a href={places.entry(entry.reverses)}>{t.thatEntry[lang]}</a>
          </dd>
        </>
      )}
      {entry.reversedBy === null ? null : (
        <>
          <dt>{t.reversedBy[lang]}</dt>
          <dd>
            <a href={places.entry(entry.reversedBy)}>{t.thatEntry[lang]}</a>
          </dd>
        </>
      )}
    </dl>
  );
}

export function EntryLines({
  entry,
  places,
  lang,
}: {
  entry: EntryWithLines;
  places: LedgerPlaces;
  lang: Lang;
}) {
  const heads = [t.account[lang], t.debit[lang], t.credit[lang], t.after[lang]];
  return (
    <table class="cards figures">
      <caption>{t.lines[lang]}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th scope="col" class={i === 0 ? undefined : 'end'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entry.lines.map((line) => (
          <tr>
            <td class="main">
              <AccountName line={line} entry={entry} places={places} lang={lang} />
            </td>
            <td class={line.amountRial > 0 ? 'end num' : 'end num none'} data-label={t.debit[lang]}>
              <span>{sideText(Math.max(line.amountRial, 0), lang)}</span>
            </td>
            <td class={line.amountRial < 0 ? 'end num' : 'end num none'} data-label={t.credit[lang]}>
              <span>{sideText(Math.max(-line.amountRial, 0), lang)}</span>
            </td>
            <td class="end num" data-label={t.after[lang]}>
              <span>
                {formatNumber(Math.abs(line.balanceRial), lang)}
                {line.balanceRial === 0 ? null : (
                  <span class="quiet"> {(line.balanceRial > 0 ? t.onDebit : t.onCredit)[lang]}</span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AccountName({
  line: { account, title },
  entry,
  places,
  lang,
}: {
  line: ShownLine;
  entry: EntryWithLines;
  places: LedgerPlaces;
  lang: Lang;
}) {
  const kind = accountKindNames[account.kind][lang];
  if (title === null) return <>{kind}</>;
  const href =
    account.fundId === ''
      ? withQuery(places.entries, {
          bankAccountId: account.ref,
          organisationId: places.isAuditor ? entry.organisationId : undefined,
        })
      : places.fund(account.fundId);
  return (
    <>
      {kind} ·{' '}
      <a href={href}>
        <Title text={title[lang]} lang={lang} />
      </a>
    </>
  );
}
