import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { askPageText as t } from '../asks/ask-page.text.ts';
import { CallBy } from '../asks/ask-parts.officer.tsx';
import type { WaitingAsks } from '../asks/list-asks.ts';

/** Who asked about an opportunity and waits for a call, the longest waiting first. */
export function TodayAsks({ asks, lang }: { asks: WaitingAsks; lang: Lang }) {
  const more = asks.waiting - asks.oldest.length;
  return (
    <section class="card">
      <h2>
        {t.todayTitle[lang]}
        {asks.waiting > 0 ? `: ${formatNumber(asks.waiting, lang)}` : ''}
      </h2>
      {asks.overdue > 0 ? (
        <p>
          <span class="chip bad">{t.todayOverdue(formatNumber(asks.overdue, lang))[lang]}</span>
        </p>
      ) : null}
      {asks.waiting === 0 ? (
        <p class="quiet">{t.todayEmpty[lang]}</p>
      ) : (
        <ul class="timeline">
          {asks.oldest.map((one) => (
            <li>
              <a href={paths.ask(one.id)}>
                <AsWritten text={one.name} lang={lang} />
              </a>{' '}
              · <AsWritten text={titleIn(one.title, lang)} lang={lang} />
              <br />
              <span class="quiet">
                {one.countyLabel[lang]} · <CallBy ask={one} today={asks.today} lang={lang} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.asks}>{more > 0 ? t.todayMore(formatNumber(more, lang))[lang] : t.todayAll[lang]}</a>
      </p>
    </section>
  );
}
