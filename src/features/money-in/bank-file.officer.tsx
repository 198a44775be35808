import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { ListUpload, listOfForm } from '../records/list-upload.officer.tsx';
import { bankFilePageText as t } from './bank-file-page.text.ts';
import { type BankFileReport, bankFileTemplate, importBankFile } from './import-bank-file.ts';
import { receiptChoices } from './list-receipts.ts';
import { receiptPageText } from './receipt-page.text.ts';

const template = `${paths.bankFile}/template.csv`;
/** Lines shown of each table. */
const mostShown = 100;

/** A bank's list: checked first, then recorded. Before `/officer/receipts/:id`, for the word is no id. */
export const bankFileRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.bankFile, handle: (request) => filePage(request) },
  { method: 'post', path: paths.bankFile, takesList: true, handle: takeIn },
  { method: 'get', path: template, handle: download },
];

async function download({ actor, lang }: StaffPageRequest): Promise<PageReply> {
  const made = bankFileTemplate(actor, lang);
  return made.ok
    ? { kind: 'download', type: 'text/csv; charset=utf-8', content: made.value, fileName: 'mehrkar-bank.csv' }
    : problemPage(made.problem);
}

interface Outcome {
  readonly report?: BankFileReport;
  readonly text?: string;
  readonly refused?: Problem;
}

async function takeIn(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, query, files } = request;
  const list = listOfForm(request);
  if ('refused' in list) return await filePage(request, { refused: list.refused });
  const report = await importBankFile(deps, actor, list.text, {
    ...(query.account ? { bankAccountId: query.account } : {}),
    wholeLastRow: query.whole === '1',
    name: files.file?.name,
    dryRun: !list.apply,
  });
  if (report.ok) return await filePage(request, { report: report.value, text: list.text });
  const { kind } = report.problem;
  return kind === 'invalid' || kind === 'too-large'
    ? await filePage(request, { refused: report.problem })
    : problemPage(report.problem);
}

async function filePage(
  request: StaffPageRequest,
  { report, text, refused }: Outcome = {},
): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const choices = await receiptChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const accounts = choices.value.accounts.filter(({ closed }) => !closed);
  const account = accounts.length === 1 ? accounts[0] : accounts.find(({ id }) => id === query.account);
  const here = (more: Record<string, string> = {}) => {
    const kept = {
      ...(account ? { account: account.id } : {}),
      ...(query.whole === '1' ? { whole: '1' } : {}),
      ...more,
    };
    return `${paths.bankFile}?${new URLSearchParams(kept)}`;
  };
  const isWorthIt = report?.dryRun === true && report.matched + report.unmatched > 0;
  const isCut = report?.rejected.some(({ code }) => code === 'row.cut') ?? false;
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
          <h1>{t.title[lang]}</h1>
          <a class="button" href={template}>
            {t.template[lang]}
          </a>
        </div>
        <GivingNav at="receipts" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        {refused?.errors && refused.errors.length > 0 ? (
          <ul class="errors">
            {refused.errors.map(({ message }) => (
              <li>{message[lang]}</li>
            ))}
          </ul>
        ) : null}
        {report ? <Report report={report} lang={lang} /> : null}
        {isCut ? (
          <div class="notice wait">
            <p>{t.wholeLead[lang]}</p>
            <p>
              <a class="button small" href={here({ whole: '1' })}>
                {t.whole[lang]}
              </a>
            </p>
          </div>
        ) : null}
        {query.whole === '1' && report === undefined ? <p class="notice">{t.wholeNow[lang]}</p> : null}
        {report && !report.dryRun ? (
          <p class="actions">
            <a
              class="button primary"
              href={`${paths.receipts}${report.unmatched > 0 ? '?state=unmatched' : ''}`}
            >
              {(report.unmatched > 0 ? t.toUnmatched : t.toList)[lang]}
            </a>
          </p>
        ) : null}
        {accounts.length === 0 ? (
          <section class="card stack">
            <p>{receiptPageText.noAccount[lang]}</p>
            <p class="actions">
              <a class="button primary" href={paths.bankAccounts}>
                {receiptPageText.toAccounts[lang]}
              </a>
            </p>
          </section>
        ) : (
          <>
            {accounts.length > 1 ? (
              <nav class="tabs" aria-label={t.account[lang]}>
                {accounts.map(({ id, bank, iban }) => (
                  <a
                    href={`${paths.bankFile}?${new URLSearchParams({ account: id })}`}
                    aria-current={id === account?.id ? 'page' : undefined}
                  >
                    {bank} <bdi dir="ltr">{iban.slice(-4)}</bdi>
                  </a>
                ))}
              </nav>
            ) : null}
            {account ? (
              <ListUpload action={here()} lang={lang} checked={isWorthIt ? text : undefined} hint={t.hint} />
            ) : (
              <p class="card empty">{t.chooseAccount[lang]}</p>
            )}
          </>
        )}
      </>
    ),
  };
}

function Report({ report, lang }: { report: BankFileReport; lang: Lang }) {
  const n = (value: number) => formatNumber(value, lang);
  const counts = [
    [t.matched, report.matched],
    [t.unmatched, report.unmatched],
    [t.repeated, report.repeated],
    [t.passedOver, report.passedOver],
    [t.rejectedRows, report.rejectedRows],
  ] as const;
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
                .slice(0, mostShown)
                .map(({ row, field, message }) => [
                  `${n(row)} · ${t.fields[field]?.[lang] ?? field}`,
                  message[lang],
                ]),
            }}
          />
          {report.rejected.length > mostShown ? (
            <p>{t.more(n(report.rejected.length - mostShown))[lang]}</p>
          ) : null}
        </section>
      ) : null}
      {report.items.length > 0 ? (
        <section class="card">
          <DataTable
            table={{
              caption: t.itemsTitle[lang],
              head: [t.row[lang], t.day[lang], t.amount[lang], t.reference[lang], t.outcome[lang]],
              rows: report.items.slice(0, mostShown).map((item) => [
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
          {report.rows - report.passedOver - report.rejectedRows > mostShown ? (
            <p>{t.more(n(report.rows - report.passedOver - report.rejectedRows - mostShown))[lang]}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
