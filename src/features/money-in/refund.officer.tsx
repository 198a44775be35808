import { formatRial } from '../../kernel/persian.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import { field, type StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { amountField } from '../awards/award-form.officer.tsx';
import { feePayers } from '../ledger/request.rules.ts';
import { askRefund } from './ask-refund.ts';
import { receiptPageText as t } from './receipt-page.text.ts';
import type { ReceiptView } from './view-receipt.ts';

/** Asks for what the form says. */
export async function askRefundOf({ deps, actor, params, form }: StaffPageRequest): Promise<Result<unknown>> {
  const feeRial = amountField(form, 'feeRial');
  return await askRefund(deps, actor, params.id ?? '', field(form, 'revision') || undefined, {
    amountRial: amountField(form, 'amountRial') ?? '',
    ...(feeRial === undefined ? {} : { feeRial }),
    feeFrom: field(form, 'feeFrom') || undefined,
    bankAccountId: field(form, 'bankAccountId') || undefined,
    reason: field(form, 'reason'),
  });
}

/** A part of the money goes back to who gave it: what is free, a request that waits, or the form to ask. */
export function Refund(props: { view: ReceiptView; state: FormState; open: boolean; lang: Lang }) {
  const { view, state, open, lang } = props;
  const { receipt, refund } = view;
  const { freeRial, waiting, banks } = refund;
  const rial = (amount: number) => formatRial(amount, lang);
  const labels = {
    amountRial: t.refundRial[lang],
    feeRial: t.feeRial[lang],
    feeFrom: t.feeFrom[lang],
    bankAccountId: t.refundFrom[lang],
    reason: t.reason[lang],
  };
  const at = { state, lang };
  return (
    <section class="card stack">
      {receipt.returnedRial > 0 ? <p>{t.returnedOf(rial(receipt.returnedRial))[lang]}</p> : null}
      {waiting ? (
        <p>
          {t.refundWaits[lang]}{' '}
          <a href={paths.ledgerRequest(waiting.id)}>{rial(waiting.refund?.amountRial ?? 0)}</a>
        </p>
      ) : (
        <details open={open}>
          <summary>{t.refund[lang]}</summary>
          {freeRial === 0 ? (
            <p>{t.refundNone[lang]}</p>
          ) : (
            <>
              <p>{t.refundLead(rial(freeRial))[lang]}</p>
              <ErrorSummary state={state} lang={lang} labels={labels} />
              <form method="post" action={paths.receiptAct(receipt.id, 'refund')} class="stack">
                <input type="hidden" name="revision" value={String(receipt.revision)} />
                <TextField {...at} name="amountRial" label={labels.amountRial} ltr numeric required />
                <TextField {...at} name="feeRial" label={labels.feeRial} hint={t.feeHint[lang]} ltr numeric />
                <SelectField
                  {...at}
                  name="feeFrom"
                  label={labels.feeFrom}
                  choices={feePayers.map((value) => ({ value, label: t.feeFromNames[value][lang] }))}
                  unmarked
                />
                <SelectField
                  {...at}
                  name="bankAccountId"
                  label={labels.bankAccountId}
                  choices={banks.map(({ id, bank }) => ({ value: id, label: bank }))}
                  unmarked
                />
                <TextField {...at} name="reason" label={labels.reason} required />
                <p class="actions">
                  <button class="button" type="submit">
                    {t.refundAsk[lang]}
                  </button>
                </p>
              </form>
            </>
          )}
        </details>
      )}
    </section>
  );
}
