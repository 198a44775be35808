import { amountInWords } from '../../kernel/amount-in-words.text.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { field, type PageReply, problemPage, redirect, type StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { withdrawPledge } from '../pledges/withdraw-pledge.ts';
import { PaidForm, paidBefore } from './gift-paid-form.benefactor.tsx';
import { type Gift, type GiftDetail, isPaidForNow, owedRial } from './gift-record.rules.ts';
import { giftsText as t } from './gifts.text.ts';

/** Where and how to pay, and beneath it a form to say that it is done. */
export function GiftPayment(props: {
  gift: GiftDetail;
  payTo: { readonly bank: string; readonly iban: string; readonly card: string | null } | null;
  today: LocalDate;
  lang: Lang;
}) {
  const { gift, payTo, today, lang } = props;
  const { paymentReference, id } = gift.pledge;
  const rial = owedRial(gift);
  const form = (
    <>
      <p>{t.paidLead[lang]}</p>
      <PaidForm id={id} state={paidBefore(gift, today, lang)} lang={lang} />
    </>
  );
  const how = (
    <>
      {payTo === null ? (
        <p>{t.payNowhere[lang]}</p>
      ) : (
        <>
          <p>{t.payLead[lang]}</p>
          <p class="secret" dir="ltr">
            {spaced(paymentReference)}
          </p>
          <dl class="facts">
            {rial === null ? null : (
              <>
                <dt>{t.amount[lang]}</dt>
                <dd>
                  {formatToman(rial, lang)}
                  <br />
                  {amountInWords(rial, 'toman', lang)}
                </dd>
              </>
            )}
            {payTo.card === null ? null : (
              <>
                <dt>{t.card[lang]}</dt>
                <dd>
                  <bdi dir="ltr">{spaced(payTo.card)}</bdi>
                </dd>
              </>
            )}
            <dt>{t.iban[lang]}</dt>
            <dd>
              <bdi dir="ltr">{spaced(payTo.iban)}</bdi>
            </dd>
            <dt>{t.bank[lang]}</dt>
            <dd>
              <AsWritten text={payTo.bank} lang={lang} />
            </dd>
          </dl>
        </>
      )}
      {payTo === null || gift.pledge.startsOn > today ? (
        <details>
          <summary>{t.paidAsk[lang]}</summary>
          {form}
        </details>
      ) : (
        <>
          <h3>{t.paidAsk[lang]}</h3>
          {form}
        </>
      )}
    </>
  );
  return isPaidForNow(gift) ? (
    <details class="card">
      <summary>{t.payTitle[lang]}</summary>
      {how}
    </details>
  ) : (
    <section class="card">
      <h2>{t.payTitle[lang]}</h2>
      {how}
    </section>
  );
}

const spaced = (digits: string) => digits.replaceAll(/(.{4})(?=.)/g, '$1 ');

const over: readonly string[] = ['withdrawn', 'lapsed', 'fulfilled'];

/** Where it can be taken back, or stopped. */
export function WithdrawForm({ gift, lang }: { gift: Gift; lang: Lang }) {
  const { id, state, cadence, revision } = gift.pledge;
  const hasCome = gift.money !== null && state !== 'promised';
  if (over.includes(state) || (cadence === 'once' && hasCome)) return null;
  const isMonthly = cadence === 'monthly';
  return (
    <details class="card">
      <summary>{(isMonthly ? t.stopMonthly : t.withdraw)[lang]}</summary>
      <form method="post" action={paths.giftAct(id, 'withdraw')} class="stack">
        <p>{(isMonthly ? t.stopLead : t.withdrawLead)[lang]}</p>
        <input type="hidden" name="revision" value={String(revision)} />
        <p class="actions">
          <button class="button" type="submit">
            {(isMonthly ? t.stopMonthly : t.withdraw)[lang]}
          </button>
        </p>
      </form>
    </details>
  );
}

export async function withdrawGift({ deps, actor, params, form }: StaffPageRequest): Promise<PageReply> {
  const id = params.id ?? '';
  const done = await withdrawPledge(deps, actor, id, field(form, 'revision') || undefined);
  return done.ok ? redirect(`${paths.gift(id)}?done=withdrawn`) : problemPage(done.problem);
}
