import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type Choice, type FormState, SelectField, TextField } from '../../web/form.tsx';
import { bankTitle } from '../ledger/trial-balance.rules.ts';
import type { Act } from './acts.rules.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { payerName } from './sponsorship.officer.tsx';
import { proofs, upkeepEvents, visitFindings } from './sponsorship.rules.ts';
import { findingNames, proofNames, upkeepNames } from './sponsorship.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import type { FundChoice } from './view-funds.ts';
import type { SponsorshipView } from './view-sponsorship.ts';

/** Names of the fields, for the summary of errors. */
export const actLabels = (lang: Lang): Readonly<Record<string, string>> => ({
  happenedOn: t.day[lang],
  reason: t.reason[lang],
  supplier: t.supplier[lang],
  priceRial: t.priceRial[lang],
  costRial: t.costRial[lang],
  lostRial: t.lostRial[lang],
  asksCancel: t.asksCancel[lang],
  quotedOn: t.quotedOn[lang],
  expiresOn: t.expiresOn[lang],
  note: t.note[lang],
  quoteId: t.quote[lang],
  invoice: t.invoice[lang],
  serials: t.serials[lang],
  bankAccountId: t.bank[lang],
  proof: t.proof[lang],
  finding: t.finding[lang],
  monthlyIncomeRial: t.income[lang],
  weeklyHours: t.hours[lang],
  fundId: t.fund[lang],
  end: t.end[lang],
  payers: t.payers[lang],
});

interface Props {
  readonly act: Act;
  readonly view: SponsorshipView;
  readonly funds: readonly FundChoice[];
  readonly state: FormState;
  readonly lang: Lang;
  readonly today: LocalDate;
}

/** The fields of each act, and no more. */
export function ActFields(props: Props): JSX.Element | null {
  const { act, view, state, lang, today } = props;
  const { sponsorship, banks } = view;
  const at = { state, lang };
  const choice = (of: readonly Choice[], name: string, label: string, more: { empty?: string } = {}) => (
    <SelectField {...at} name={name} label={label} required choices={of} {...more} />
  );
  const day = <TextField {...at} name="happenedOn" label={t.day[lang]} hint={t.dayHint[lang]} ltr required />;
  const reason = (
    <TextField {...at} name="reason" label={t.reason[lang]} hint={t.reasonHint[lang]} required />
  );
  const bank = choice(
    banks.map(({ id, bank: name, iban }) => ({ value: id, label: bankTitle(name, iban)[lang] })),
    'bankAccountId',
    t.bank[lang],
  );
  const amount = (name: string, label: string, hint?: string, optional?: true) => (
    <TextField
      {...at}
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      ltr
      numeric
      {...(optional ? {} : { required: true })}
    />
  );
  switch (act) {
    case 'approve':
      return null;
    case 'refuse':
      return reason;
    case 'payers':
    case 'topped-up':
      return (
        <>
          <p>
            {act === 'payers'
              ? t.payersLead(formatRial(sponsorship.priceRial, lang))[lang]
              : t.topUpLead[lang]}
          </p>
          <FundFields {...props} />
          {act === 'topped-up' ? day : null}
        </>
      );
    case 'quote':
      return (
        <>
          <TextField {...at} name="supplier" label={t.supplier[lang]} required />
          {amount('priceRial', t.priceRial[lang])}
          <TextField {...at} name="quotedOn" label={t.quotedOn[lang]} hint={t.dayHint[lang]} ltr required />
          <TextField {...at} name="expiresOn" label={t.expiresOn[lang]} hint={t.dayHint[lang]} ltr required />
          <TextField {...at} name="note" label={t.note[lang]} />
        </>
      );
    case 'purchased':
      return (
        <>
          {choice(
            sponsorship.quotes.map((quote) => ({
              value: quote.id,
              label: `${quote.supplier} · ${formatRial(quote.priceRial, lang)} · ${
                quote.expiresOn < today
                  ? t.expired[lang]
                  : `${t.expiresOn[lang]} ${formatJalali(quote.expiresOn, lang)}`
              }`,
            })),
            'quoteId',
            t.quote[lang],
          )}
          {amount('priceRial', t.paidRial[lang], t.paidHint[lang])}
          <TextField {...at} name="invoice" label={t.invoice[lang]} ltr required />
          <Lines {...at} name="serials" label={t.serials[lang]} hint={t.serialsHint[lang]} />
          {bank}
          {day}
        </>
      );
    case 'purchase-returned':
      return (
        <>
          {bank}
          {amount('lostRial', t.lostRial[lang], t.lostHint[lang], true)}
          {day}
          {reason}
          {sponsorship.state === 'purchased' ? (
            <div class="field">
              <label class="check">
                <input
                  type="checkbox"
                  name="asksCancel"
                  value="yes"
                  checked={state.values.asksCancel?.[0] === 'yes'}
                />
                <span>{t.asksCancel[lang]}</span>
              </label>
              <span class="hint quiet">{t.asksCancelHint[lang]}</span>
            </div>
          ) : (
            <p class="quiet">{t.returnEnded[lang]}</p>
          )}
        </>
      );
    case 'delivered':
      return (
        <>
          <SelectField
            {...at}
            name="proof"
            label={t.proof[lang]}
            hint={t.proofHint[lang]}
            required
            choices={proofs.map((value) => ({ value, label: proofNames[value][lang] }))}
          />
          <Lines {...at} name="serials" label={t.serials[lang]} hint={t.serialsHint[lang]} />
          {day}
        </>
      );
    case 'visited':
      return (
        <>
          {choice(
            visitFindings.map((value) => ({ value, label: findingNames[value][lang] })),
            'finding',
            t.finding[lang],
            { empty: formText.choose[lang] },
          )}
          {amount('monthlyIncomeRial', t.income[lang], undefined, true)}
          <TextField {...at} name="note" label={t.note[lang]} />
          {day}
        </>
      );
    case 'earning':
      return (
        <>
          {amount('monthlyIncomeRial', t.income[lang], undefined, true)}
          {amount('weeklyHours', t.hours[lang], undefined, true)}
          {day}
        </>
      );
    case 'upkeep':
      return (
        <>
          {choice(
            upkeepEvents.map((value) => ({ value, label: upkeepNames[value][lang] })),
            'which',
            t.which[lang],
          )}
          {amount('costRial', t.costRial[lang])}
          <SelectField
            {...at}
            name="fundId"
            label={t.fund[lang]}
            unmarked
            empty={t.pooled[lang]}
            choices={props.funds.map((fund) => ({ value: fund.id, label: fundLabel(fund, lang) }))}
          />
          {bank}
          {day}
          {reason}
        </>
      );
    case 'ended':
      return (
        <>
          {choice(
            [
              ...(sponsorship.state === 'ended'
                ? []
                : [{ value: 'handed-back', label: t.endHandedBack[lang] }]),
              { value: 'lost', label: t.endLost[lang] },
            ],
            'end',
            t.end[lang],
          )}
          {day}
          {reason}
        </>
      );
    case 'title-transferred':
      return (
        <>
          {day}
          <TextField {...at} name="reason" label={t.reason[lang]} hint={t.reasonHint[lang]} />
        </>
      );
    case 'cancel-asked':
      return (
        <>
          {day}
          {reason}
        </>
      );
    case 'cancelled':
      return (
        <>
          <Asked {...props} />
          {day}
        </>
      );
    case 'cancel-refused':
      return (
        <>
          <Asked {...props} />
          <TextField {...at} name="reason" label={t.reason[lang]} hint={t.reasonHint[lang]} />
        </>
      );
    case 'undone':
      return reason;
  }
}

function fundLabel(fund: FundChoice, lang: Lang): string {
  const names = new Map(fund.benefactor && fund.benefactorId ? [[fund.benefactorId, fund.benefactor]] : []);
  const name = payerName({ ...fund, fundName: fund.name, kind: 'money' }, names, lang);
  return `${name} · ${t.leftOf(formatRial(fund.leftRial, lang))[lang]}`;
}

/** Why somebody asks to withdraw the approval. */
function Asked({ view: { sponsorship }, lang }: Props) {
  const asked = cancelAsked(sponsorship);
  if (!asked) return null;
  return (
    <p>
      {t.askedReason[lang]} <AsWritten text={String(asked.details.reason ?? '')} lang={lang} />
    </p>
  );
}

/** A field for each fund that fits, with what it has left. */
function FundFields({ funds, state, lang }: Props) {
  const fitting = funds.filter(({ fit }) => fit !== 'no');
  if (fitting.length === 0) return <p class="quiet">{t.noFunds[lang]}</p>;
  return (
    <>
      {fitting.map((fund) => (
        <TextField
          state={state}
          lang={lang}
          name={`pay.${fund.id}`}
          label={fundLabel(fund, lang)}
          {...(fund.fit === 'by-fallback' ? { hint: t.fitFallback[lang] } : {})}
          ltr
          numeric
          unmarked
        />
      ))}
    </>
  );
}

function Lines(props: { state: FormState; lang: Lang; name: string; label: string; hint: string }) {
  const { state, lang, name, label, hint } = props;
  return (
    <div class="field">
      <label class="label" for={`f-${name}`}>
        {label} <span class="quiet">({formText.optional[lang]})</span>
      </label>
      <span class="hint" id={`f-${name}-hint`}>
        {hint}
      </span>
      <textarea id={`f-${name}`} name={name} rows={3} dir="ltr" aria-describedby={`f-${name}-hint`}>
        {state.values[name]?.[0] ?? ''}
      </textarea>
    </div>
  );
}
