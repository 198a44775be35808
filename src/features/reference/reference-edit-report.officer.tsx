import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { ReferenceImportReport } from './import-reference.ts';
import type { RowChange } from './plan-edits.rules.ts';
import { referenceEditText as t } from './reference-edit-page.text.ts';
import { fieldName } from './reference-words.text.ts';
import type { Listed } from './shape.rules.ts';

/** Lines shown of each table. */
const mostShown = 200;

/** What became of an edited list, or would: counts, what was refused and how to mend it, every changed field old and new. */
export function EditReport(props: { catalogue: Listed; report: ReferenceImportReport; lang: Lang }) {
  const { catalogue, report, lang } = props;
  const counts = [
    [t.created, report.created],
    [t.updated, report.updated],
    [t.unchanged, report.unchanged],
    [t.rejected, report.rejectedRows],
    [t.unnamed, report.unnamed],
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
          {report.unknownHeaders.join(lang === 'fa' ? '، ' : ', ')}
        </p>
      ) : null}
      {report.rejected.length > 0 ? (
        <section class="card">
          <table class="cards">
            <caption>{t.rejectedTitle[lang]}</caption>
            <thead>
              <tr>
                {[t.row, t.column, t.mend].map((name) => (
                  <th scope="col">{name[lang]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.rejected.slice(0, mostShown).map(({ row, field, message }) => (
                <tr>
                  <td data-label={t.row[lang]}>{formatNumber(row, lang)}</td>
                  <td data-label={t.column[lang]}>
                    {field === 'row' ? t.wholeRow[lang] : fieldName(catalogue, field)[lang]}
                  </td>
                  <td data-label={t.mend[lang]}>
                    <span>{message[lang]}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More count={report.rejected.length} lang={lang} />
        </section>
      ) : null}
      {report.changes.length > 0 ? (
        <section class="card">
          <table class="cards">
            <caption>{t.changesTitle[lang]}</caption>
            <thead>
              <tr>
                {[t.row, t.entry, t.column, t.before, t.after].map((name) => (
                  <th scope="col" class="num">
                    {name[lang]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.changes.slice(0, mostShown).map((change) => (
                <Changed catalogue={catalogue} change={change} lang={lang} />
              ))}
            </tbody>
          </table>
          <More count={report.changes.length} lang={lang} />
        </section>
      ) : null}
    </>
  );
}

/** One entry: a line a changed field; a new entry is one line, since all of it is new. */
function Changed({ catalogue, change, lang }: { catalogue: Listed; change: RowChange; lang: Lang }) {
  const { row, name, code, kind } = change;
  const lines = kind === 'added' ? [undefined] : change.fields;
  return (
    <>
      {lines.map((field) => (
        <tr>
          <td data-label={t.row[lang]}>{formatNumber(row, lang)}</td>
          <td data-label={t.entry[lang]}>
            <span>
              {name[lang]}
              <br />
              <code class="num" dir="ltr">
                {code}
              </code>
            </span>
          </td>
          {field === undefined ? (
            <>
              <td data-label={t.column[lang]}>{t.addedEntry[lang]}</td>
              <td data-label={t.before[lang]}>{t.blank[lang]}</td>
              <td data-label={t.after[lang]}>{name[lang]}</td>
            </>
          ) : (
            <>
              <td data-label={t.column[lang]}>{fieldName(catalogue, field.field)[lang]}</td>
              <td data-label={t.before[lang]}>
                <Cell text={field.from} other={field.to} lang={lang} />
              </td>
              <td data-label={t.after[lang]}>
                <Cell text={field.to} other={field.from} lang={lang} />
              </td>
            </>
          )}
        </tr>
      ))}
    </>
  );
}

/** A cell by its lines; of a list, the lines that the other does not have. */
function Cell({ text, other, lang }: { text: string; other: string; lang: Lang }) {
  const lines = text.split('\n');
  const theirs = new Set(other.split('\n'));
  const shown = lines.length > 1 ? lines.filter((line) => !theirs.has(line)) : lines;
  if (text === '') return <span>{t.blank[lang]}</span>;
  return shown.length === 0 ? <span>…</span> : <CellLines lines={shown} lang={lang} />;
}

/** Lines of a cell, their parts each in its own direction; amounts grouped, so that a nought too many is seen. */
export function CellLines({ lines, lang }: { lines: readonly string[]; lang: Lang }) {
  const said = (part: string) =>
    /^\d{1,15}$/.test(part) ? formatNumber(Number(part), lang) : part.replaceAll(/\\(.)/g, '$1');
  return (
    <span>
      {lines.map((line, n) => (
        <>
          {n > 0 ? <br /> : null}
          {line.split(' = ').map((part, i) => (
            <>
              {i > 0 ? <span class="quiet"> = </span> : null}
              <bdi>{said(part)}</bdi>
            </>
          ))}
        </>
      ))}
    </span>
  );
}

function More({ count, lang }: { count: number; lang: Lang }) {
  return count > mostShown ? (
    <p class="quiet">{t.more(formatNumber(count - mostShown, lang))[lang]}</p>
  ) : null;
}
