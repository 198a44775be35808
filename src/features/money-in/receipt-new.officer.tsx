import { tehranToday } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { amountField, dayText } from '../awards/award-form.officer.tsx';
import { bankTitle } from '../ledger/trial-balance.rules.ts';
import { receiptChoices } from './list-receipts.ts';
import { receiptPageText as t } from './receipt-page.text.ts';
import { recordReceipt } from './record-receipt.ts';

/** Money that came, entered by hand. */
export const receiptNewRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.newReceipt, handle: (request) => newPage(request) },
  { method: 'post', path: paths.newReceipt, handle: add },
];

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const optional = (name: string) => {
    const text = field(form, name).trim();
    return text === '' ? {} : { [name]: text };
  };
  const recorded = await recordReceipt(deps, actor, {
    ...optional('bankAccountId'),
    receivedOn: field(form, 'receivedOn'),
    amountRial: amountField(form, 'amountRial'),
    reference: field(form, 'reference'),
    payer: field(form, 'payer'),
    ...optional('paymentReference'),
    ...optional('pledgeId'),
  });
  if (recorded.ok)
    return redirect(
      `${paths.receipt(recorded.value.id)}?done=${recorded.value.repeated ? 'repeated' : 'new'}`,
    );
  return recorded.problem.kind === 'invalid' || recorded.problem.kind === 'conflict'
    ? await newPage(request, recorded.problem)
    : problemPage(recorded.problem);
}

async function newPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form, query } = request;
  const choices = await receiptChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const accounts = choices.value.accounts.filter(({ closed }) => !closed);
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : {
        values: {
          receivedOn: [dayText(tehranToday(deps.now()), lang)],
          paymentReference: [query.paymentReference ?? ''],
        },
        errors: [],
      };
  const labels = {
    bankAccountId: t.bankAccount[lang],
    receivedOn: t.day[lang],
    amountRial: t.amount[lang],
    reference: t.reference[lang],
    paymentReference: t.paymentReference[lang],
    pledgeId: t.paymentReference[lang],
    payer: t.payer[lang],
  };
  const at = { state, lang };
  return {
    kind: 'page',
    title: t.add[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <section class="card narrow">
        <h1>{t.add[lang]}</h1>
        {accounts.length === 0 ? (
          <>
            <p>{t.noAccount[lang]}</p>
            <p class="actions">
              <a class="button primary" href={paths.bankAccounts}>
                {t.toAccounts[lang]}
              </a>
            </p>
          </>
        ) : (
          <>
            <ErrorSummary state={state} lang={lang} labels={labels} />
            <form method="post" action={paths.newReceipt} class="stack">
              {accounts.length > 1 ? (
                <SelectField
                  {...at}
                  name="bankAccountId"
                  label={labels.bankAccountId}
                  required
                  empty={formText.choose[lang]}
                  choices={accounts.map(({ id, bank, iban }) => ({
                    value: id,
                    label: bankTitle(bank, iban)[lang],
                  }))}
                />
              ) : null}
              <TextField
                {...at}
                name="receivedOn"
                label={labels.receivedOn}
                hint={t.dateHint[lang]}
                ltr
                required
              />
              <TextField
                {...at}
                name="amountRial"
                label={labels.amountRial}
                hint={t.amountHint[lang]}
                ltr
                numeric
                required
              />
              <TextField {...at} name="reference" label={labels.reference} ltr required />
              <TextField
                {...at}
                name="paymentReference"
                label={labels.paymentReference}
                hint={t.paymentReferenceHint[lang]}
                ltr
                numeric
              />
              <TextField {...at} name="payer" label={labels.payer} hint={t.payerHint[lang]} />
              <p class="actions">
                <button class="button primary" type="submit">
                  {formText.save[lang]}
                </button>
                <a class="button" href={paths.receipts}>
                  {formText.cancel[lang]}
                </a>
              </p>
            </form>
          </>
        )}
      </section>
    ),
  };
}
