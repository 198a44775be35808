import { formatJalali } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { checksPageText } from '../placements/checks-page.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import { type SheetLine, viewDaySheet } from './view-queue.ts';

/** Deliveries and visits of a day for print on A4. It says of nobody why they are visited. */
export const sponsorshipPrintRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: '/officer/sponsorships/print',
    async handle({ deps, actor, lang }) {
      const found = await viewDaySheet(deps, actor);
      if (!found.ok) return problemPage(found.problem);
      const { today, deliveries, visits } = found.value;
      return {
        kind: 'page',
        bare: true,
        title: t.sheetTitle[lang],
        body: (
          <article class="sheet">
            <p class="no-print">
              <a href={paths.sponsorships}>{checksPageText.back[lang]}</a>
            </p>
            <h1>{t.sheetOf(formatJalali(today, lang))[lang]}</h1>
            <h2>{t.deliveries[lang]}</h2>
            <Lines lines={deliveries} empty={t.noDeliveries[lang]} tick={t.signature[lang]} lang={lang} />
            <h2>{t.visits[lang]}</h2>
            <Lines lines={visits} empty={t.noVisits[lang]} tick={t.done[lang]} lang={lang} />
          </article>
        ),
      };
    },
  },
];

function Lines(props: { lines: readonly SheetLine[]; empty: string; tick: string; lang: Lang }) {
  const { lines, empty, tick, lang } = props;
  if (lines.length === 0) return <p>{empty}</p>;
  return (
    <table class="cards">
      <thead>
        <tr>
          {[t.due[lang], t.name[lang], t.kit[lang], t.place[lang], tick].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <tr>
            <td data-label={t.due[lang]}>{one.dueOn === null ? '—' : formatJalali(one.dueOn, lang)}</td>
            <td class="main">
              <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
              {one.phone === null ? null : (
                <>
                  <br />
                  <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(one.phone) : one.phone}</bdi>
                </>
              )}
            </td>
            <td data-label={t.kit[lang]}>
              <AsWritten text={titleIn(one.title, lang)} lang={lang} />
            </td>
            <td data-label={t.place[lang]}>{one.county?.[lang] ?? '—'}</td>
            <td data-label={tick}>
              <span class="blank" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
