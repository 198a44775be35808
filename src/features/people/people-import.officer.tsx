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
import { writeCsv } from '../records/csv-write.rules.ts';
import { decodeList, listFault } from '../records/decode-list.rules.ts';
import { listFileText } from '../records/list-file.text.ts';
import { importPeople, peopleImportTemplate } from './import-people.ts';
import { beginImport, importRunOf, isLongList, type LongImport } from './long-import.ts';
import { namePeople } from './name-people.ts';
import { peopleImportPageText as t } from './people-import-page.text.ts';
import type { ImportReport } from './people-import-report.rules.ts';
import { columnName, ImportResult, rejectionTable } from './people-import-result.officer.tsx';

/** A list of people from a file: checked first, then taken in. Before `/officer/people/:id`, for the word is no id. */
export const peopleImportPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people/import', handle: show },
  { method: 'post', path: '/officer/people/import', takesList: true, handle: takeIn },
  { method: 'get', path: '/officer/people/import/template.csv', handle: template },
  { method: 'post', path: '/officer/people/import/rejected.csv', takesList: true, handle: rejectedFile },
];

/** A checked list of up to so many characters comes back with the page, so that the file need not be chosen again. */
const mostCarried = 1_000_000;
const mostNamed = 400;

async function template({ actor, lang }: StaffPageRequest): Promise<PageReply> {
  const made = peopleImportTemplate(actor, lang);
  if (!made.ok) return problemPage(made.problem);
  return {
    kind: 'download',
    type: 'text/csv; charset=utf-8',
    content: made.value,
    fileName: 'mehrkar-people.csv',
  };
}

/** The table of what was left out, sent back by the page that shows it: nothing of a list is kept here. */
async function rejectedFile({ actor, lang, form }: StaffPageRequest): Promise<PageReply> {
  const permitted = peopleImportTemplate(actor, lang);
  if (!permitted.ok) return problemPage(permitted.problem);
  const content = writeCsv([
    [t.row[lang], t.column[lang], t.mend[lang]],
    ...rejectionTable.read(field(form, 'rejected')),
  ]);
  return { kind: 'download', type: 'text/csv; charset=utf-8', content, fileName: 'mehrkar-rejected.csv' };
}

async function takeIn(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, files } = request;
  const file = files.file;
  const fault = file && listFault(file);
  if (fault) return importPage(request, { refused: { kind: 'invalid', detail: listFileText[fault] } });
  const text = file && file.bytes.length > 0 ? decodeList(file.bytes) : field(form, 'list');
  if (text === '') return importPage(request, { refused: { kind: 'invalid', detail: t.noFile } });
  const dryRun = field(form, 'do') !== 'import';
  // On a Worker nothing goes on after the answer for long: whoever sends a list waits for its report.
  const goesOn = deps.later === undefined;
  if (goesOn && isLongList(text) && peopleImportTemplate(actor, request.lang).ok)
    return beginImport(deps, actor, text, dryRun)
      ? { kind: 'redirect', to: `${paths.peopleImport}?run=last` }
      : importPage(request, { refused: { kind: 'conflict', detail: t.oneAtATime } });
  const report = await importPeople(deps, actor, text, { dryRun });
  if (report.ok)
    return importPage(request, { report: report.value, text, names: await namesOf(request, report.value) });
  const { kind } = report.problem;
  return kind === 'invalid' || kind === 'too-large'
    ? importPage(request, { refused: report.problem })
    : problemPage(report.problem);
}

/** The empty page; with `?run=last` how far the last long list is, or what became of it. */
async function show(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, query } = request;
  const run = importRunOf(deps, actor);
  if (run === undefined || (query.run === undefined && run.ended !== 'not-yet')) return importPage(request);
  if (run.ended === 'not-yet') return importPage(request, { run });
  if (!run.result) return importPage(request, { refused: { kind: 'busy', detail: t.cutOff } });
  if (!run.result.ok) return importPage(request, { refused: run.result.problem });
  const report = run.result.value;
  return importPage(request, { report, text: run.text, names: await namesOf(request, report) });
}

/** Names of those who change or are like somebody of the list, by id. */
async function namesOf(
  { deps, actor }: StaffPageRequest,
  report: ImportReport,
): Promise<ReadonlyMap<string, string>> {
  const likely = report.possibleDuplicates.flatMap(({ personIds }) => personIds);
  const ids = [...new Set([...report.updates.map(({ personId }) => personId), ...likely])];
  const named = await namePeople(deps, actor, ids.slice(0, mostNamed));
  return named.ok ? named.value : new Map();
}

interface Outcome {
  readonly report?: ImportReport;
  readonly text?: string;
  readonly names?: ReadonlyMap<string, string>;
  readonly refused?: Problem;
  /** On its way in. */
  readonly run?: LongImport;
}

function importPage(
  { actor, lang }: StaffPageRequest,
  { report, text = '', names, refused, run }: Outcome = {},
): PageReply {
  // The template needs the same permission as the import: whoever may not have it may not see this page.
  const permitted = peopleImportTemplate(actor, lang);
  if (!permitted.ok) return problemPage(permitted.problem);
  const isWorthIt = report?.dryRun === true && report.created + report.updated > 0;
  const isCarried = isWorthIt && text.length <= mostCarried;
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: (refused.detail ?? t.refused)[lang] }
      : report
        ? { tone: 'good', text: (report.dryRun ? t.checked : t.imported)[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{t.lead[lang]}</p>
          </div>
          <a class="button" href={`${paths.peopleImport}/template.csv`}>
            {t.template[lang]}
          </a>
        </div>
        {refused?.errors && refused.errors.length > 0 ? (
          <ul class="errors">
            {refused.errors.map(({ path, message }) => (
              <li>
                {columnName(path, lang)}
                {t.colon[lang]}
                {message[lang]}
              </li>
            ))}
          </ul>
        ) : null}
        {run ? <Progress run={run} lang={lang} /> : null}
        {report ? <ImportResult report={report} names={names ?? new Map()} lang={lang} /> : null}
        {isCarried ? (
          <form method="post" action={paths.peopleImport} enctype="multipart/form-data">
            {/* The first line break of a text area is not part of it. */}
            <textarea name="list" hidden>
              {`\n${text}`}
            </textarea>
            <p>
              <button class="button primary" type="submit" name="do" value="import">
                {t.nowChecked[lang]}
              </button>
            </p>
          </form>
        ) : null}
        {isWorthIt && !isCarried ? <p class="notice wait">{t.again[lang]}</p> : null}
        {report && !report.dryRun ? (
          <p>
            <a class="button primary" href={paths.people}>
              {t.toList[lang]}
            </a>
          </p>
        ) : null}
        {run ? null : (
          <form method="post" action={paths.peopleImport} class="card stack" enctype="multipart/form-data">
            <label class="field">
              <span>{(report ? t.another : t.file)[lang]}</span>
              <span class="hint">{t.fileHint[lang]}</span>
              <input type="file" name="file" accept=".csv,text/csv,text/plain" required />
            </label>
            <p class="actions">
              <button
                class={isCarried || report?.dryRun === false ? 'button' : 'button primary'}
                type="submit"
                name="do"
                value="check"
              >
                {t.check[lang]}
              </button>
              <button class="button" type="submit" name="do" value="import">
                {t.now[lang]}
              </button>
            </p>
          </form>
        )}
      </>
    ),
  };
}

/** Nothing here asks the page to load itself again: whoever reads aloud or writes would be thrown back each time. */
function Progress({ run, lang }: { run: LongImport; lang: Lang }) {
  const of = (n: number) => formatNumber(n, lang);
  return (
    <section class="card stack" aria-labelledby="on-its-way">
      <h2 id="on-its-way">{(run.dryRun ? t.checking : t.importing)[lang]}</h2>
      <p role="status">
        {run.total === 0 ? t.counting[lang] : t.progress(of(run.done), of(run.total))[lang]}
      </p>
      <progress
        value={run.total === 0 ? undefined : run.done}
        max={Math.max(run.total, 1)}
        aria-label={t.progressLabel[lang]}
      />
      <p class="quiet">{t.mayLeave[lang]}</p>
      <p>
        <a class="button primary" href={`${paths.peopleImport}?run=last`}>
          {t.howFar[lang]}
        </a>
      </p>
    </section>
  );
}
