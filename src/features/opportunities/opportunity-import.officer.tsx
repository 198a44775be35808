import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import {
  field,
  type PageReply,
  problemPage,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { decodeList, listFault } from '../records/decode-list.rules.ts';
import { listFileText } from '../records/list-file.text.ts';
import { type ImportReport, importOpportunities } from './import-opportunities.ts';
import type { ImportEntry } from './judge-opportunity-rows.ts';
import { headings } from './opportunity-import.text.ts';
import { importPageText as t } from './opportunity-import-page.text.ts';
import { opportunityTemplate } from './opportunity-template.ts';

/** A list of opportunities from a file: checked first, then imported, every row that is left out said with its mend. */
export const opportunityImportRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.opportunitiesImport, handle: async (request) => importPage(request) },
  { method: 'post', path: paths.opportunitiesImport, takesList: true, handle: bringIn },
  { method: 'get', path: `${paths.opportunitiesImport}/template.csv`, handle: template },
];

/** A checked list up to this many characters comes back with the page, so that the file need not be chosen again. */
const mostCarried = 500_000;
const mostEntries = 200;

async function template({ actor, lang }: StaffPageRequest): Promise<PageReply> {
  const made = opportunityTemplate(actor, lang);
  if (!made.ok) return problemPage(made.problem);
  return {
    kind: 'download',
    type: 'text/csv; charset=utf-8',
    content: made.value,
    fileName: 'mehrkar-opportunities.csv',
  };
}

async function bringIn(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, files } = request;
  const file = files.file;
  const fault = file && listFault(file);
  if (fault) return importPage(request, { refused: { kind: 'invalid', detail: listFileText[fault] } });
  const text = file && file.bytes.length > 0 ? decodeList(file.bytes) : field(form, 'list');
  if (text === '') return importPage(request, { refused: { kind: 'invalid', detail: t.noFile } });
  const report = await importOpportunities(deps, actor, text, {
    dryRun: String(field(form, 'do') !== 'import'),
  });
  if (report.ok) return importPage(request, { report: report.value, text });
  const { kind } = report.problem;
  return kind === 'invalid' || kind === 'too-large'
    ? importPage(request, { refused: report.problem })
    : problemPage(report.problem);
}

interface Outcome {
  readonly report?: ImportReport;
  readonly text?: string;
  readonly refused?: Problem;
}

function importPage(
  { actor, lang }: StaffPageRequest,
  { report, text = '', refused }: Outcome = {},
): PageReply {
  // The template needs the same permission as the import: whoever may not have it may not see this page.
  const permitted = opportunityTemplate(actor, lang);
  if (!permitted.ok) return problemPage(permitted.problem);
  const carried =
    report?.dryRun && report.created + report.updated > 0 && text.length <= mostCarried ? text : undefined;
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: refused.detail?.[lang] ?? t.noFile[lang] }
      : report
        ? { tone: 'good', text: report.dryRun ? t.checked[lang] : t.imported[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{t.lead[lang]}</p>
          </div>
          <a class="button" href={`${paths.opportunitiesImport}/template.csv`}>
            {t.template[lang]}
          </a>
        </div>
        {refused?.errors && refused.errors.length > 0 ? (
          <div class="errors">
            <ul>
              {refused.errors.map(({ path, message }) => (
                <li>
                  {columnName(path, lang)}: {message[lang]}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {report ? <Report report={report} lang={lang} /> : null}
        {carried === undefined ? null : (
          <form method="post" action={paths.opportunitiesImport} class="card" enctype="multipart/form-data">
            <textarea name="list" hidden>
              {`\n${carried}`}
            </textarea>
            <button class="button primary" type="submit" name="do" value="import">
              {t.nowChecked[lang]}
            </button>
          </form>
        )}
        {report?.dryRun && carried === undefined && report.created + report.updated > 0 ? (
          <p>{t.again[lang]}</p>
        ) : null}
        {report && !report.dryRun ? (
          <p>
            <a class="button primary" href={`${paths.opportunities}?own=1&status=all`}>
              {t.toList[lang]}
            </a>
          </p>
        ) : null}
        <form
          method="post"
          action={paths.opportunitiesImport}
          class="card stack"
          enctype="multipart/form-data"
        >
          <label class="field">
            <span>{t.file[lang]}</span>
            <span class="hint">{t.fileHint[lang]}</span>
            <input type="file" name="file" accept=".csv,text/csv" required />
          </label>
          <p class="actions">
            <button class={report ? 'button' : 'button primary'} type="submit" name="do" value="check">
              {t.check[lang]}
            </button>
            <button class="button" type="submit" name="do" value="import">
              {t.now[lang]}
            </button>
          </p>
        </form>
      </>
    ),
  };
}

function Report({ report, lang }: { report: ImportReport; lang: Lang }) {
  const counts = [
    [t.created, report.created],
    [t.updated, report.updated],
    [t.unchanged, report.unchanged],
    [t.rejected, report.rejected.length],
  ] as const;
  return (
    <>
      <ul class="tiles">
        {counts.map(([name, n]) => (
          <li class="tile">
            <strong>{formatNumber(n, lang)}</strong>
            {name[lang]}
          </li>
        ))}
      </ul>
      {report.unknownHeaders.length > 0 ? (
        <p class="notice wait">
          {t.unknownHeaders[lang]}: {report.unknownHeaders.join(t.comma[lang])}
        </p>
      ) : null}
      <Entries title={t.rejectedTitle[lang]} entries={report.rejected} lang={lang} />
      <Entries title={t.warningsTitle[lang]} entries={report.warnings} lang={lang} />
    </>
  );
}

function Entries({ title, entries, lang }: { title: string; entries: readonly ImportEntry[]; lang: Lang }) {
  if (entries.length === 0) return null;
  const quotes = entries.some(({ value }) => value !== undefined);
  return (
    <section class="card">
      <table class="cards">
        <caption>{title}</caption>
        <thead>
          <tr>
            {[t.row, t.column, t.message, ...(quotes ? [t.value] : [])].map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, mostEntries).map((entry) => (
            <tr>
              <td class="main">
                {t.row[lang]} {formatNumber(entry.row, lang)}
              </td>
              <td data-label={t.column[lang]}>{columnName(entry.field, lang)}</td>
              <td data-label={t.message[lang]}>
                <span>{entry.message[lang]}</span>
              </td>
              {quotes ? <td data-label={t.value[lang]}>{entry.value ?? ''}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > mostEntries ? (
        <p class="quiet">{t.more(formatNumber(entries.length - mostEntries, lang))[lang]}</p>
      ) : null}
    </section>
  );
}

/** A field by the heading it stands under in the list. */
function columnName(path: string, lang: Lang): string {
  const names = (headings as Readonly<Record<string, readonly [fa: string, en: string, ...string[]]>>)[path];
  return names ? names[lang === 'fa' ? 0 : 1] : path === 'row' ? t.wholeRow[lang] : path;
}
