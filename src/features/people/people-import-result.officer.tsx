import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import { fieldOfPath, headingOf } from './people-import-columns.rules.ts';
import { peopleImportPageText as t } from './people-import-page.text.ts';
import type { ImportReport, Rejection } from './people-import-report.rules.ts';

/** Lines shown of each table; the file has the rest. */
const mostShown = 200;
const mostInFile = 5000;

/** The rejected rows as they travel from the page into the file that is downloaded. */
export const rejectionTable = {
  write: (rejected: readonly Rejection[], lang: Lang): string =>
    JSON.stringify(
      rejected
        .slice(0, mostInFile)
        .map(({ row, field, message }) => [String(row), columnName(field, lang), message[lang]]),
    ),
  /** Whatever else is sent is no table. */
  read(text: string): string[][] {
    let table: unknown;
    try {
      table = JSON.parse(text);
    } catch {
      return [];
    }
    return Array.isArray(table)
      ? table
          .slice(0, mostInFile)
          .flatMap((line) => (Array.isArray(line) ? [line.slice(0, 3).map(String)] : []))
      : [];
  },
};

/** A field by the heading of its column. */
export function columnName(field: string, lang: Lang): string {
  return field === 'row' ? t.wholeRow[lang] : headingOf(field, lang);
}

interface Props {
  readonly report: ImportReport;
  /** Names of people by id, for those whom a row is like. */
  readonly names: ReadonlyMap<string, string>;
  readonly lang: Lang;
}

/** What became of a list: counts, what was left out and how to mend it, who may be there twice. */
export function ImportResult({ report, names, lang }: Props) {
  const counts = [
    [t.created, report.created],
    [t.updated, report.updated],
    [t.unchanged, report.unchanged],
    [t.rejectedRows, report.rejectedRows],
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
          {t.unknownHeaders[lang]}
          {t.colon[lang]}
          {report.unknownHeaders.join(t.comma[lang])}
        </p>
      ) : null}
      {report.rejected.length > 0 ? (
        <section class="card">
          <Entries title={t.rejectedTitle[lang]} entries={report.rejected} lang={lang} />
          <form method="post" action={`${paths.peopleImport}/rejected.csv`} enctype="multipart/form-data">
            <textarea name="rejected" hidden>
              {rejectionTable.write(report.rejected, lang)}
            </textarea>
            <button class="button" type="submit">
              {t.download[lang]}
            </button>
          </form>
        </section>
      ) : null}
      {report.updates.length > 0 ? <Updates report={report} names={names} lang={lang} /> : null}
      {report.possibleDuplicates.length > 0 ? <Doubles report={report} names={names} lang={lang} /> : null}
      {report.warnings.length > 0 ? (
        <section class="card">
          <Entries title={t.warningsTitle[lang]} entries={report.warnings} lang={lang} />
        </section>
      ) : null}
    </>
  );
}

function Entries({ title, entries, lang }: { title: string; entries: readonly Rejection[]; lang: Lang }) {
  return (
    <>
      <table class="cards">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.row[lang]}</th>
            <th scope="col">{t.column[lang]}</th>
            <th scope="col">{t.mend[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, mostShown).map(({ row, field, message }) => (
            <tr>
              <td class="num" data-label={t.row[lang]}>
                {formatNumber(row, lang)}
              </td>
              <td data-label={t.column[lang]}>{columnName(field, lang)}</td>
              <td data-label={t.mend[lang]}>
                <span>{message[lang]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={entries.length} lang={lang} />
    </>
  );
}

/** Who was on file already and changes, so that a wrong id is seen before or after. */
function Updates({ report, names, lang }: Props) {
  const { updates } = report;
  return (
    <section class="card">
      <table class="cards">
        <caption>{t.updatesTitle[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.row[lang]}</th>
            <th scope="col">{t.person[lang]}</th>
            <th scope="col">{t.changedFields[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {updates.slice(0, mostShown).map(({ row, personId, fields }) => (
            <tr>
              <td class="num" data-label={t.row[lang]}>
                {formatNumber(row, lang)}
              </td>
              <td data-label={t.person[lang]}>
                <a href={paths.person(personId)}>
                  <bdi>{names.get(personId) ?? personId}</bdi>
                </a>
              </td>
              <td data-label={t.changedFields[lang]}>
                <span>{changedNames(fields, lang)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={updates.length} lang={lang} />
      <p class="quiet">{t.updatesLead[lang]}</p>
    </section>
  );
}

/** Parts of a record go by the column that stands for them. */
function changedNames(fields: readonly string[], lang: Lang): string {
  const columns = fields.map((field) => {
    if (field === 'custody' || field === 'restrictions') return columnName(fieldOfPath(field), lang);
    return columnName(field === 'workspace' ? 'workspace.areaM2' : field, lang);
  });
  return [...new Set(columns)].join(t.comma[lang]);
}

function Doubles({ report, names, lang }: Props) {
  const { possibleDuplicates } = report;
  return (
    <section class="card">
      <table class="cards">
        <caption>{t.duplicatesTitle[lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{t.row[lang]}</th>
            <th scope="col">{t.likeness[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {possibleDuplicates.slice(0, mostShown).map(({ row, personIds, rows }) => (
            <tr>
              <td class="num" data-label={t.row[lang]}>
                {formatNumber(row, lang)}
              </td>
              <td data-label={t.likeness[lang]}>
                <ul class="chips">
                  {personIds.map((id) => (
                    <li>
                      <a href={paths.person(id)}>
                        {t.recordOf[lang]} <bdi>{names.get(id) ?? id}</bdi>
                      </a>
                    </li>
                  ))}
                  {rows.map((other) => (
                    <li>{t.rowOf(formatNumber(other, lang))[lang]}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={possibleDuplicates.length} lang={lang} />
      <p class="quiet">{t.duplicatesLead[lang]}</p>
    </section>
  );
}

function More({ count, lang }: { count: number; lang: Lang }) {
  return count > mostShown ? (
    <p class="quiet">{t.more(formatNumber(count - mostShown, lang))[lang]}</p>
  ) : null;
}
