import { formatJalaliShort, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
import { paths } from '../../web/paths.ts';
import { type Gift, owedRial } from './gift-record.rules.ts';
import { giftsText as t } from './gifts.text.ts';

/** What most will write: the whole of what is due, paid today. */
export function paidBefore(gift: Gift, today: LocalDate, lang: Lang): FormState {
  const rial = owedRial(gift);
  return {
    values: {
      paidOn: [lang === 'fa' ? formatJalaliShort(today) : today],
      amount: rial === null ? [] : [formatNumber(Math.floor(rial / 10), lang)],
    },
    errors: [],
  };
}

/** "I have paid": the number on the bank's slip, how much, and when. */
export function PaidForm({ id, state, lang }: { id: string; state: FormState; lang: Lang }) {
  const labels = { reference: t.bankReference[lang], amount: t.paidAmount[lang], paidOn: t.paidOn[lang] };
  const common = { state, lang, required: true } as const;
  return (
    <>
      <ErrorSummary state={state} lang={lang} labels={labels} />
      <form method="post" action={paths.giftAct(id, 'paid')} class="stack">
        <TextField {...common} name="reference" label={labels.reference} ltr numeric />
        <TextField {...common} name="amount" label={labels.amount} numeric />
        <TextField {...common} name="paidOn" label={labels.paidOn} hint={t.paidOnHint[lang]} ltr />
        <p class="actions">
          <button class="button primary" type="submit">
            {t.paid[lang]}
          </button>
        </p>
      </form>
    </>
  );
}
