import { addJalaliMonths } from '../../kernel/jalali-month.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { percentText } from '../../web/percent.ts';
import { withQuery } from './promise-past.officer.tsx';
import { dayWords, monthWords } from './promise-words.rules.ts';
import { promisesText as t } from './promises.text.ts';
import type { ReportFigure } from './report.rules.ts';
import { reportList } from './report-list.ts';
import { type ReportView, viewReport } from './view-report.ts';

/** The monthly report of the own organisation, to print and as a list. */
export const promiseReportRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: paths.promisesReport,
    handle: (request) => reportPage(request, paths.promisesReport, paths.promisesReportList, paths.promises),
  },
  { method: 'get', path: paths.promisesReportList, handle: reportDownload },
];

/** The same of what lies below, for those who read counts. */
export async function reportPage(
  { deps, actor, lang, query }: StaffPageRequest,
  base: string,
  list: string,
  back: string,
): Promise<PageReply> {
  const found = await viewReport(deps, actor, askedOf(query));
  if (!found.ok) return problemPage(found.problem);
  const report = found.value;
  const keep = { province: query.province, organisation: query.organisation };
  return {
    kind: 'page',
    bare: true,
    title: t.reportOf(monthWords(report.month, lang))[lang],
    body: (
      <Report
        report={report}
        lang={lang}
        links={[
          [back, t.back[lang]],
          [withQuery(list, { ...keep, month: report.month }), t.csv[lang]],
          [
            withQuery(base, { ...keep, month: addJalaliMonths(report.month, -1) }),
            t.reportOf(monthWords(addJalaliMonths(report.month, -1), lang))[lang],
          ],
        ]}
      />
    ),
  };
}

export async function reportDownload({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewReport(deps, actor, askedOf(query));
  if (!found.ok) return problemPage(found.problem);
  return {
    kind: 'download',
    type: 'text/csv; charset=utf-8',
    content: reportList(found.value, lang),
    fileName: `promises-${found.value.month}.csv`,
  };
}

function askedOf(query: StaffPageRequest['query']) {
  const { month, province, organisation } = query;
  return {
    ...(month ? { month } : {}),
    ...(province ? { province } : {}),
    ...(organisation ? { organisationId: organisation } : {}),
  };
}

function Report({
  report,
  lang,
  links,
}: {
  report: ReportView;
  lang: Lang;
  links: readonly (readonly [href: string, words: string])[];
}) {
  return (
    <article class="letter report">
      <p class="no-print actions">
        {links.map(([href, words]) => (
          <a class="button" href={href}>
            {words}
          </a>
        ))}
      </p>
      <header class="letter-head">
        <h1>{t.reportOf(monthWords(report.month, lang))[lang]}</h1>
        <p>
          <bdi>{report.scopeName[lang]}</bdi>
        </p>
        <dl>
          <div>
            <dt>{t.period[lang]}</dt>
            <dd>{dayWords(report.day, lang)}</dd>
          </div>
          <div>
            <dt>{t.writtenOn[lang]}</dt>
            <dd>{dayWords(report.writtenOn, lang)}</dd>
          </div>
        </dl>
      </header>
      {report.figures.map((figure) => (
        <FigureOnPaper figure={figure} lang={lang} />
      ))}
      <footer class="letter-signatures">
        <p>
          {t.signedBy[lang]} · {t.signature[lang]}
        </p>
        <p>
          {t.signedFor[lang]} · {t.signature[lang]}
        </p>
      </footer>
    </article>
  );
}

function FigureOnPaper({
  figure: { id, title, definition, rows },
  lang,
}: {
  figure: ReportFigure;
  lang: Lang;
}) {
  const number = (n: number | null) => (n === null ? '—' : formatNumber(n, lang));
  const shareOfRow = ({ numerator: n, denominator: of, share }: ReportFigure['rows'][number]) =>
    percentText(share ?? (n === null || !of ? null : n / of), lang);
  return (
    <section id={id}>
      <h2>{title[lang]}</h2>
      {definition ? <p class="quiet">{definition[lang]}</p> : null}
      <DataTable
        table={{
          caption: title[lang],
          head: [t.group[lang], t.numerator[lang], t.denominator[lang], t.value[lang]],
          rows: rows.map((row) => [
            <>
              <bdi>{row.group[lang]}</bdi>
              {row.note ? (
                <>
                  <br />
                  <span class="quiet">{row.note[lang]}</span>
                </>
              ) : null}
            </>,
            number(row.numerator),
            number(row.denominator),
            shareOfRow(row),
          ]),
          numeric: [1, 2, 3],
          isHeaded: true,
        }}
      />
    </section>
  );
}
