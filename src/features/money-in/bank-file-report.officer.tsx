import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { paths } from '../../web/paths.ts';
import { bankFilePageText as t } from './bank-file-page.text.ts';
import type { BankFileReport } from './report-bank-file.ts';

/** Lines shown of rows that were left out, and of those that landed: these stand among the receipts. */
const mostShown = { rejected: 100, items: 20 } as const;

/** What became of the rows of a bank's list, or would. */
export function Report({ report, lang }: { report: BankFileReport; lang: Lang }) {
  const n = (value: number) => formatNumber(value, lang);
  const counts = [
    [t.matched, report.matched],
    [t.unmatched, report.unmatched],
    [t.repeated, report.repeated],
    [t.passedOver, report.passedOver],
    [t.rejectedRows, report.rejectedRows],
  ] as const;
  // Of what landed so far, or would: rows that wait are none of them yet.
  const others = report.matched + report.unmatched + report.repeated - mostShown.items;
  return (
    <>
      <ul class="tiles">
        {counts.map(([name, value]) => (
          <li class="tile">
            <strong>{n(value)}</strong>
            {name[lang]}
          </li>
        ))}
      </ul>
      {report.receivedRial > 0 ? <p>{t.received(formatRial(report.receivedRial, lang))[lang]}</p> : null}
      {report.unknownHeaders.length > 0 ? (
        <p class="notice wait">
          {t.unknownHeaders[lang]}
          {report.unknownHeaders.join(t.comma[lang])}
        </p>
      ) : null}
      {report.rejected.length > 0 ? (
        <section class="card">
          <DataTable
            table={{
              caption: t.rejectedTitle[lang],
              head: [t.row[lang], t.mend[lang]],
              rows: report.rejected
                .slice(0, mostShown.rejected)
                .map(({ row, field, message }) => [
                  `${n(row)} · ${t.fields[field]?.[lang] ?? field}`,
                  message[lang],
                ]),
            }}
          />
          {report.rejected.length > mostShown.rejected ? (
            <p>{t.more(n(report.rejected.length - mostShown.rejected))[lang]}</p>
          ) : null}
        </section>
      ) : null}
      {report.items.length > 0 ? (
        <section class="card">
          <DataTable
            table={{
              caption: t.itemsTitle[lang],
              head: [t.row[lang], t.day[lang], t.amount[lang], t.reference[lang], t.outcome[lang]],
              rows: report.items.slice(0, mostShown.items).map((item) => [
                n(item.row),
                formatJalali(item.receivedOn, lang),
                formatRial(item.amountRial, lang),
                item.receiptId === null ? (
                  <bdi dir="ltr">{item.reference}</bdi>
                ) : (
                  <a href={paths.receipt(item.receiptId)}>
                    <bdi dir="ltr">{item.reference}</bdi>
                  </a>
                ),
                <span
                  class={
                    item.outcome === 'matched'
                      ? 'chip'
                      : item.outcome === 'unmatched'
                        ? 'chip wait'
                        : 'chip plain'
                  }
                >
                  {t.outcomes[item.outcome][lang]}
                </span>,
              ]),
            }}
          />
          {others > 0 ? <More count={n(others)} isLink={!report.dryRun} lang={lang} /> : null}
        </section>
      ) : null}
    </>
  );
}

/** What is recorded stands among the receipts; of a list that was only checked there is nowhere to lead to. */
function More({ count, isLink, lang }: { count: string; isLink: boolean; lang: Lang }) {
  return <p>{isLink ? <a href={paths.receipts}>{t.moreReceipts(count)[lang]}</a> : t.more(count)[lang]}</p>;
}
