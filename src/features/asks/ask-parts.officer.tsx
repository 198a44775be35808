import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { askPageText as t } from './ask-page.text.ts';
import type { AskView } from './ask-view.rules.ts';

const digits = (text: string, lang: Lang) => (lang === 'fa' ? toPersianDigits(text) : text);

/** A number to touch and call, left to right whatever stands round it. */
export function PhoneLink({ phone, lang }: { phone: string; lang: Lang }) {
  return (
    <a href={`tel:${phone}`}>
      <bdi dir="ltr">{digits(phone, lang)}</bdi>
    </a>
  );
}

/** A reference as it is said: three digits, then four. */
export function Reference({ reference, lang }: { reference: string; lang: Lang }) {
  return (
    <bdi dir="ltr" class="num">
      {digits(`${reference.slice(0, 3)}\u00A0${reference.slice(3)}`, lang)}
    </bdi>
  );
}

/** By when to call, and in a word where that is today or over. */
export function CallBy({ ask, today, lang }: { ask: AskView; today: LocalDate; lang: Lang }) {
  const isToday = ask.status === 'new' && ask.callBy === today;
  return (
    <span>
      {t.callBy[lang]} {formatJalali(ask.callBy, lang)}{' '}
      {ask.overdue ? (
        <span class="chip bad">{t.overdue[lang]}</span>
      ) : isToday ? (
        <span class="chip wait">{t.callByToday[lang]}</span>
      ) : null}
    </span>
  );
}
