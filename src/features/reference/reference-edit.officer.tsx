import { formatDecimal } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { ListUpload, listOfForm } from '../records/list-upload.officer.tsx';
import { exportReference } from './export-reference.ts';
import { importReference, type ReferenceImportReport } from './import-reference.ts';
import { type EditGuide, openReferenceEdit } from './open-reference-edit.ts';
import { referenceEditText as t } from './reference-edit-page.text.ts';
import { CellLines, EditReport } from './reference-edit-report.officer.tsx';
import { catalogueNames, choiceWords, fieldName } from './reference-words.text.ts';
import type { Listed } from './shape.rules.ts';
import { shapes } from './shapes.rules.ts';

/** A catalogue edited as a list, by the national headquarters. Before `/officer/reference/:catalogue`. */
export const referenceEditPageRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: '/officer/reference/:catalogue/edit',
    handle: async (request) => await editPage(request),
  },
  { method: 'post', path: '/officer/reference/:catalogue/edit', takesList: true, handle: bringIn },
  { method: 'get', path: '/officer/reference/:catalogue/list.csv', handle: download },
];

async function download({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const catalogue = params.catalogue ?? '';
  const made = await exportReference(deps, actor, catalogue, lang);
  if (!made.ok) return problemPage(made.problem);
  return {
    kind: 'download',
    type: 'text/csv; charset=utf-8',
    content: made.value,
    fileName: `mehrkar-${catalogue}.csv`,
  };
}

async function bringIn(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, params } = request;
  const sent = listOfForm(request);
  if ('refused' in sent) return await editPage(request, { refused: sent.refused });
  const query = { dryRun: String(!sent.apply) };
  const done = await importReference(deps, actor, params.catalogue ?? '', sent.text, { query, lang });
  if (done.ok) return await editPage(request, { report: done.value, text: sent.text });
  const { kind } = done.problem;
  return kind === 'invalid' || kind === 'too-large'
    ? await editPage(request, { refused: done.problem })
    : problemPage(done.problem);
}

interface Outcome {
  readonly report?: ReferenceImportReport;
  readonly text?: string;
  readonly refused?: Problem;
}

async function editPage(
  { deps, actor, lang, params }: StaffPageRequest,
  { report, text, refused }: Outcome = {},
): Promise<PageReply> {
  const opened = await openReferenceEdit(deps, actor, params.catalogue ?? '', lang);
  if (!opened.ok) return problemPage(opened.problem);
  const { catalogue } = opened.value;
  const title = t.title(catalogueNames[catalogue])[lang];
  const wouldChange = report?.dryRun === true && report.changes.length > 0;
  return {
    kind: 'page',
    title,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: noticeOf(report, refused, lang),
    body: (
      <>
        <div class="head">
          <div>
            <h1>{title}</h1>
            <p class="quiet">{t.lead[lang]}</p>
            <p class="quiet">{t.stays[lang]}</p>
          </div>
          <p class="actions">
            <a class="button" href={paths.catalogueList(catalogue)}>
              {t.download[lang]}
            </a>
            <a class="button" href={paths.catalogue(catalogue)}>
              {t.back[lang]}
            </a>
          </p>
        </div>
        {refused?.errors?.length ? (
          <ul class="errors">
            {refused.errors.map(({ path, message }) => (
              <li>
                {fieldName(catalogue, path)[lang]}: {message[lang]}
              </li>
            ))}
          </ul>
        ) : null}
        {report ? <EditReport catalogue={catalogue} report={report} lang={lang} /> : null}
        <ListUpload
          action={paths.catalogueEdit(catalogue)}
          lang={lang}
          checked={wouldChange ? text : undefined}
          hint={t.hint}
        />
        <Guide guide={opened.value} lang={lang} />
      </>
    ),
  };
}

function noticeOf(
  report: ReferenceImportReport | undefined,
  refused: Problem | undefined,
  lang: Lang,
): { tone: 'good' | 'bad'; text: string } | undefined {
  if (refused) return { tone: 'bad', text: (refused.detail ?? t.refused)[lang] };
  if (!report) return undefined;
  if (report.changes.length === 0)
    return { tone: report.rejected.length > 0 ? 'bad' : 'good', text: t.nothing[lang] };
  return { tone: 'good', text: (report.dryRun ? t.checked : t.applied)[lang] };
}

function Guide({ guide, lang }: { guide: EditGuide; lang: Lang }) {
  const { catalogue, columns } = guide;
  const rows = [
    { heading: fieldName(catalogue, 'code')[lang], how: t.codeOnce[lang], example: '' },
    ...columns.map((column) => ({
      heading: fieldName(catalogue, column.path)[lang],
      how: howTo(catalogue, column, lang),
      example: column.example,
    })),
    { heading: fieldName(catalogue, 'revision')[lang], how: t.mark[lang], example: '' },
  ];
  return (
    <details class="card">
      <summary>{t.guide[lang]}</summary>
      <p>{t.guideLead[lang]}</p>
      <table class="cards">
        <thead>
          <tr>
            {[t.column, t.howTo, t.example].map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ heading, how, example }) => (
            <tr>
              <td class="main">{heading}</td>
              <td data-label={t.howTo[lang]}>
                <span>{how}</span>
              </td>
              <td data-label={t.example[lang]}>
                <CellLines lines={example.split('\n').slice(0, 2)} lang={lang} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function howTo(catalogue: Listed, { path, field }: EditGuide['columns'][number], lang: Lang): string {
  if (shapes[catalogue].fixed?.[path]) return t.fixed[lang];
  if (catalogue === 'kits' && path === 'priceRial') return t.sumOf[lang];
  const kinds = t.kinds;
  const words = (of: readonly string[]) =>
    of.map((one) => choiceWords[one]?.[lang] ?? one).join(lang === 'fa' ? '، ' : ', ');
  const optional = 'nullable' in field && field.nullable ? t.optional[lang] : '';
  switch (field.kind) {
    case 'whole':
    case 'decimal':
      if (field.rial) return kinds.rial[lang] + optional;
      return (
        kinds.whole(formatDecimal(field.min, lang, 2), formatDecimal(field.max, lang, 2))[lang] + optional
      );
    case 'day':
      return kinds.day[lang];
    case 'flag':
      return kinds.flag[lang] + optional;
    case 'choice':
      return kinds.choice(words(field.of))[lang];
    case 'choices':
      return kinds.choices(words(field.of))[lang];
    case 'code':
      return kinds.code(namesOf(field.of))[lang] + optional;
    case 'codes':
      return kinds.codes(namesOf([field.of]))[lang];
    case 'texts':
      return kinds.texts[lang];
    case 'rows': {
      const parts = Object.keys(field.fields).map((name) => fieldName(catalogue, `${path}.${name}`)[lang]);
      return kinds.rows(parts.join(' = '))[lang];
    }
    default:
      return kinds.text[lang] + optional;
  }
}

const namesOf = (of: readonly Listed[]) => ({
  fa: of.map((one) => catalogueNames[one].fa).join('، '),
  en: of.map((one) => catalogueNames[one].en).join(', '),
});
