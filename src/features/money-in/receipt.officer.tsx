import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali, tehranToday } from '../../kernel/calendar.ts';
import { formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { actNotice, actState, type RefusedAct } from '../../web/page-act.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { dayText } from '../awards/award-form.officer.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { entryKindNames } from '../ledger/ledger.text.ts';
import { ledgerPageText } from '../ledger/ledger-page.text.ts';
import { isPaymentReference } from '../pledges/payment-reference.rules.ts';
import { digitsOf } from './digits.rules.ts';
import { matchReceipt } from './match-receipt.ts';
import {
  receiptSourceNames,
  receiptStateNames,
  suggestionReasonNames,
  receiptPageText as t,
} from './receipt-page.text.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';
import { askRefundOf, Refund } from './refund.officer.tsx';
import { returnReceipt } from './return-receipt.ts';
import { undoMatch } from './undo-match.ts';
import { type PledgeFound, type ReceiptView, searchPledges, viewReceipt } from './view-receipt.ts';

const acts = ['match', 'return', 'undo', 'refund'] as const;
type Act = (typeof acts)[number];

/** One receipt: what is recorded, whose it may be, and what may still be decided. */
export const receiptPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.receipt(':id'), handle: (request) => receiptPage(request) },
  ...acts.map(
    (act): StaffPageRoute => ({
      method: 'post',
      path: paths.receiptAct(':id', act),
      handle: (request) => decide(request, act),
    }),
  ),
];

async function decide(request: StaffPageRequest, act: Act): Promise<PageReply> {
  const id = request.params.id ?? '';
  const done = await carriedOut(request, id, act);
  if (done.ok) return redirect(`${paths.receipt(id)}?done=${act}`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await receiptPage(request, { problem: done.problem, act });
}

async function carriedOut(request: StaffPageRequest, id: string, act: Act): Promise<Result<unknown>> {
  if (act === 'refund') return await askRefundOf(request);
  const { deps, actor, form } = request;
  const revision = field(form, 'revision') || undefined;
  if (act === 'match')
    return await matchReceipt(deps, actor, id, revision, { pledgeId: field(form, 'pledgeId') });
  const reason = field(form, 'reason');
  if (act === 'undo') return await undoMatch(deps, actor, id, revision, { reason });
  return await returnReceipt(deps, actor, id, revision, { reason, returnedOn: field(form, 'returnedOn') });
}

async function receiptPage(request: StaffPageRequest, refused?: RefusedAct<Act>): Promise<PageReply> {
  const { deps, actor, lang, params, query, form } = request;
  const found = await viewReceipt(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const view = found.value;
  const { receipt } = view;
  const q = (query.q ?? '').trim();
  const digits = digitsOf(q).replace(/\s/g, '');
  const searched =
    receipt.state === 'unmatched' && q !== ''
      ? await searchPledges(deps, actor, isPaymentReference(digits) ? { references: [digits] } : { name: q })
      : undefined;
  if (searched && !searched.ok) return problemPage(searched.problem);
  const done = {
    new: t.recorded,
    repeated: t.repeated,
    match: t.matchedNow,
    undo: t.undoneNow,
    return: t.returnedNow,
    refund: ledgerPageText.askedNow,
  };
  const told = done[query.done as keyof typeof done];
  const stateOf = (act: Act, fresh?: FormState['values']): FormState => actState(refused, act, form, fresh);
  return {
    kind: 'page',
    title: `${t.title[lang]} · ${lang === 'fa' ? toPersianDigits(receipt.number) : receipt.number}`,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    notice: actNotice(refused, told, lang),
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              {formatRial(receipt.amountRial, lang)} · <bdi dir="ltr">{receipt.number}</bdi>
            </h1>
            <p>
              <a href={paths.receipts}>{t.back[lang]}</a>
            </p>
          </div>
          <span class={receipt.state === 'unmatched' ? 'chip wait' : 'chip'}>
            {receiptStateNames[receipt.state][lang]}
          </span>
        </div>
        <GivingNav at="receipts" actor={actor} lang={lang} />
        <div class="columns even">
          <Facts view={view} lang={lang} />
          {receipt.state === 'unmatched' ? (
            <Whose view={view} found={searched?.value} q={q} lang={lang} />
          ) : receipt.state === 'matched' ? (
            <Undo receipt={receipt} state={stateOf('undo')} open={refused?.act === 'undo'} lang={lang} />
          ) : null}
        </div>
        {receipt.state === 'unmatched' ? (
          <Return
            receipt={receipt}
            state={stateOf('return', { returnedOn: [dayText(tehranToday(deps.now()), lang)] })}
            open={refused?.act === 'return'}
            lang={lang}
          />
        ) : null}
        {receipt.state === 'matched' ? (
          <Refund
            view={view}
            state={stateOf('refund', { bankAccountId: [receipt.bankAccountId] })}
            open={refused?.act === 'refund'}
            lang={lang}
          />
        ) : null}
        {view.entries.length > 0 ? <Entries view={view} lang={lang} /> : null}
      </>
    ),
  };
}

function Facts({ view, lang }: { view: ReceiptView; lang: Lang }) {
  const { receipt, payer, standing } = view;
  const rial = (amount: number) => formatRial(amount, lang);
  const lines: readonly (readonly [string, string | JSX.Element])[] = [
    [t.day[lang], formatJalali(receipt.receivedOn, lang)],
    [t.bankAccount[lang], receipt.bank],
    [t.reference[lang], <bdi dir="ltr">{receipt.reference}</bdi>],
    [t.source[lang], receiptSourceNames[receipt.source][lang]],
    ...(payer === null ? [] : [[t.payer[lang], <AsWritten text={payer} lang={lang} />] as const]),
  ];
  return (
    <section class="card stack">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
        {receipt.pledge ? (
          <>
            <dt>{t.benefactor[lang]}</dt>
            <dd>
              <a href={paths.giver(receipt.pledge.benefactorId)}>
                <AsWritten text={receipt.pledge.benefactorName} lang={lang} />
              </a>
              {receipt.pledge.anonymous ? ` (${t.anonymous[lang]})` : ''}
            </dd>
            <dt>{t.pledge[lang]}</dt>
            <dd>
              <a href={paths.pledge(receipt.pledgeId ?? '')}>
                <bdi dir="ltr">{receipt.pledge.paymentReference}</bdi>
              </a>
            </dd>
          </>
        ) : null}
      </dl>
      {standing ? (
        <>
          <p>{standingWords(standing, view.isWhole, lang)}</p>
          {standing.beyondRial > 0 ? <p>{t.over(rial(standing.beyondRial))[lang]}</p> : null}
          <p class="actions">
            <a class="button" href={paths.receiptPrint(receipt.id)}>
              {t.print[lang]}
            </a>
          </p>
        </>
      ) : null}
    </section>
  );
}

/** How the pledge stands: what went back is named, and one that goes on is never called whole. */
function standingWords(standing: NonNullable<ReceiptView['standing']>, isWhole: boolean, lang: Lang): string {
  const { receivedRial, returnedRial, openRial } = standing;
  const rial = (amount: number) => formatRial(amount, lang);
  if (returnedRial > 0) {
    const back = t.wentBack(rial(receivedRial), rial(returnedRial), rial(receivedRial - returnedRial))[lang];
    return openRial > 0 ? `${back} ${t.stillOpen(rial(openRial))[lang]}` : back;
  }
  if (openRial > 0) return t.under(rial(receivedRial), rial(openRial))[lang];
  return (isWhole ? t.kept : t.soFar)(rial(receivedRial))[lang];
}

function Whose(props: {
  view: ReceiptView;
  found: readonly PledgeFound[] | undefined;
  q: string;
  lang: Lang;
}) {
  const { view, found, q, lang } = props;
  const { receipt, suggestions } = view;
  return (
    <section class="card stack">
      <h2>{t.whose[lang]}</h2>
      {suggestions.length > 0 ? (
        <p class="quiet">{t.suggestionsLead[lang]}</p>
      ) : (
        <p>{t.noSuggestions[lang]}</p>
      )}
      <ul class="plain stack">
        {suggestions.map(({ candidate, reasons }) => (
          <li class="stack">
            <p>
              <a href={paths.pledge(candidate.pledgeId)}>
                <strong>
                  <AsWritten text={candidate.benefactorName} lang={lang} />
                </strong>
              </a>{' '}
              {formatRial(candidate.amountRial, lang)} · {formatJalali(candidate.startsOn, lang)}
            </p>
            <p>
              {reasons.map((reason) => (
                <>
                  <span class="chip plain">{suggestionReasonNames[reason][lang]}</span>{' '}
                </>
              ))}
            </p>
            <Choose
              receipt={receipt}
              pledgeId={candidate.pledgeId}
              name={candidate.benefactorName}
              lang={lang}
            />
          </li>
        ))}
      </ul>
      <form method="get" action={paths.receipt(receipt.id)} class="stack">
        <TextField
          state={{ values: { q: [q] }, errors: [] }}
          lang={lang}
          name="q"
          label={t.search[lang]}
          type="search"
          unmarked
        />
        <p class="actions">
          <button class="button" type="submit">
            {t.searchDo[lang]}
          </button>
        </p>
      </form>
      {found === undefined ? null : found.length === 0 ? (
        <p>{t.nothingFound[lang]}</p>
      ) : (
        <ul class="plain stack">
          {found.map((pledge) => (
            <li class="stack">
              <p>
                <a href={paths.pledge(pledge.id)}>
                  <strong>
                    <AsWritten text={pledge.benefactorName} lang={lang} />
                  </strong>
                </a>{' '}
                {formatRial(pledge.amountRial, lang)} · {formatJalali(pledge.startsOn, lang)} ·{' '}
                <bdi dir="ltr">{pledge.paymentReference}</bdi>
              </p>
              <Choose receipt={receipt} pledgeId={pledge.id} name={pledge.benefactorName} lang={lang} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Choose(props: { receipt: ReceiptRow; pledgeId: string; name: string; lang: Lang }) {
  const { receipt, pledgeId, name, lang } = props;
  return (
    <form method="post" action={paths.receiptAct(receipt.id, 'match')}>
      <input type="hidden" name="pledgeId" value={pledgeId} />
      <input type="hidden" name="revision" value={String(receipt.revision)} />
      <button class="button" type="submit">
        {t.choose[lang]}
        <span class="visually-hidden">: {name}</span>
      </button>
    </form>
  );
}

interface DecideProps {
  readonly receipt: ReceiptRow;
  readonly state: FormState;
  readonly open: boolean;
  readonly lang: Lang;
}

function Undo({ receipt, state, open, lang }: DecideProps) {
  return (
    <section class="card stack">
      <details open={open}>
        <summary>{t.undo[lang]}</summary>
        <p>{t.undoLead[lang]}</p>
        <ErrorSummary state={state} lang={lang} labels={{ reason: t.reason[lang] }} />
        <form method="post" action={paths.receiptAct(receipt.id, 'undo')} class="stack">
          <input type="hidden" name="revision" value={String(receipt.revision)} />
          <TextField state={state} lang={lang} name="reason" label={t.reason[lang]} required />
          <p class="actions">
            <button class="button" type="submit">
              {t.undoDo[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Return({ receipt, state, open, lang }: DecideProps) {
  const labels = { reason: t.reason[lang], returnedOn: t.returnedOn[lang] };
  return (
    <section class="card stack">
      <details open={open}>
        <summary>{t.return[lang]}</summary>
        <p>{t.returnLead[lang]}</p>
        <ErrorSummary state={state} lang={lang} labels={labels} />
        <form method="post" action={paths.receiptAct(receipt.id, 'return')} class="stack">
          <input type="hidden" name="revision" value={String(receipt.revision)} />
          <TextField state={state} lang={lang} name="reason" label={labels.reason} required />
          <TextField
            state={state}
            lang={lang}
            name="returnedOn"
            label={labels.returnedOn}
            hint={t.dateHint[lang]}
            ltr
            required
          />
          <p class="actions">
            <button class="button" type="submit">
              {formText.save[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Entries({ view, lang }: { view: ReceiptView; lang: Lang }) {
  return (
    <section>
      <h2>{t.entries[lang]}</h2>
      <ul>
        {view.entries.map((entry) => (
          <li>
            <a href={paths.ledgerEntry(entry.id)}>{entryKindNames[entry.kind][lang]}</a>{' '}
            {formatJalali(entry.postedOn, lang)}
            {entry.reason === null ? null : (
              <>
                {' · '}
                <AsWritten text={entry.reason} lang={lang} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
