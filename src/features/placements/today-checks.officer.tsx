import { formatJalali, mustLocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { checksPageText as t } from './checks-page.text.ts';
import type { WaitingChecks } from './list-checks.ts';
import { warningNames } from './placement-words.text.ts';
import { WorkName } from './work-parts.officer.tsx';

/** What waits of people at work: checks that are due, signs that call for a visit, and who is at work at what. */
export function TodayChecks({ waiting, lang }: { waiting: WaitingChecks; lang: Lang }) {
  const { counts, warned, workless, vocabulary } = waiting;
  const number = (n: number) => formatNumber(n, lang);
  return (
    <>
      <section class="card">
        <h2>
          {t.todayTitle[lang]}
          {counts.due > 0 ? `: ${number(counts.due)}` : ''}
        </h2>
        {counts.due === 0 ? (
          <p class="quiet">{t.todayNone[lang]}</p>
        ) : (
          <ul class="chips">
            {counts.overdue > 0 ? (
              <li class="chip wait">{t.todayOverdue(number(counts.overdue))[lang]}</li>
            ) : null}
            {counts.soonUnknown > 0 ? (
              <li class="chip bad">{t.todaySoon(number(counts.soonUnknown))[lang]}</li>
            ) : null}
            {counts.unknown > 0 ? (
              <li class="chip bad">{t.todayUnknown(number(counts.unknown))[lang]}</li>
            ) : null}
          </ul>
        )}
        <p>
          <a href={paths.checks}>{t.todayAll[lang]}</a>
        </p>
      </section>
      <section class="card">
        <h2>
          {t.visitTitle[lang]}
          {warned.total > 0 ? `: ${number(warned.total)}` : ''}
        </h2>
        {warned.total === 0 ? (
          <p class="quiet">{t.visitNone[lang]}</p>
        ) : (
          <ul class="timeline">
            {warned.items.map((one) => (
              <li>
                <a href={paths.placement(one.placementId)}>
                  <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
                </a>{' '}
                · <WorkName of={one} vocabulary={vocabulary} lang={lang} />
                <br />
                <span class="quiet">
                  {one.warnings.map(({ kind }) => warningNames[kind][lang]).join(t.comma[lang])}
                </span>
              </li>
            ))}
          </ul>
        )}
        {warned.total > warned.items.length ? (
          <p>
            <a href={`${paths.checks}?show=warned`}>
              {t.visitMore(number(warned.total - warned.items.length))[lang]}
            </a>
          </p>
        ) : null}
      </section>
      {workless.total > 0 ? (
        <section class="card">
          <h2>
            {t.worklessTitle[lang]} {number(workless.total)}
          </h2>
          <p class="quiet">{t.worklessLead[lang]}</p>
          <ul class="timeline">
            {workless.items.map((one) => (
              <li>
                <a href={paths.newPlacement(one.id)}>
                  <NameOf of={one} lang={lang} />
                </a>
                <br />
                <span class="quiet">{formatJalali(mustLocalDate(one.statusSince), lang)}</span>
              </li>
            ))}
          </ul>
          {workless.total > workless.items.length ? (
            <p>
              <a href={`${paths.people}?status=placed`}>
                {t.visitMore(number(workless.total - workless.items.length))[lang]}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
