import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { askPageText as t } from './ask-page.text.ts';
import type { OverdueAsks } from './ask-record.rules.ts';

/** Where people wait for a call beyond the day that was promised; nothing where nobody does. */
export function OverdueAsksCard({ overdue, lang }: { overdue: readonly OverdueAsks[]; lang: Lang }) {
  if (overdue.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.overdueTitle[lang]}</h2>
      <p class="quiet">{t.overdueLead[lang]}</p>
      <ul>
        {overdue.map(({ organisation, count, since }) => (
          <li>
            {organisation[lang]}: {t.todayOverdue(formatNumber(count, lang))[lang]}{' '}
            <span class="quiet">
              ({t.callBy[lang]} {formatJalali(since, lang)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
