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

/** By when to call, and in a word whether that is over or today. */
export function CallBy({ ask, today, lang }: { ask: AskView; today: LocalDate; lang: Lang }) {
  const day = formatJalali(ask.callBy, lang);
  if (ask.overdue)
    return (
      <span class="chip bad">
        {t.overdue[lang]}: {day}
      </span>
    );
  const isToday = ask.status === 'new' && ask.callBy === today;
  return isToday ? (
    <span class="chip wait">
      {t.callByToday[lang]}: {day}
    </span>
  ) : (
    <span>{day}</span>
  );
}
