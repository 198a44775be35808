import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { bankTitle } from '../ledger/trial-balance.rules.ts';
import { ListUpload, listOfForm } from '../records/list-upload.officer.tsx';
import { givenPage } from './bank-file-given.officer.tsx';
import { bankFilePageText as t } from './bank-file-page.text.ts';
import { type BankFileRecord, nameShown, rowsDone } from './bank-file-record.rules.ts';
import { Report } from './bank-file-report.officer.tsx';
import { beginFile, checkBankFile, giveBankFile } from './give-bank-file.ts';
import { bankFileTemplate } from './import-bank-file.ts';
import { receiptChoices } from './list-receipts.ts';
import { receiptPageText } from './receipt-page.text.ts';
import type { BankFileReport } from './report-bank-file.ts';
import { listBankFiles } from './view-bank-file.ts';

const template = `${paths.bankFile}/template.csv`;

/** A bank's list: checked first, then recorded. Before `/officer/receipts/:id`, for the word is no id. */
export const bankFileRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.bankFile, handle: (request) => filePage(request) },
  { method: 'post', path: paths.bankFile, takesList: true, handle: takeIn },
  { method: 'get', path: template, handle: download },
  { method: 'get', path: paths.bankFileGiven(':id'), handle: givenPage },
];

async function download({ actor, lang }: StaffPageRequest): Promise<PageReply> {
  const made = bankFileTemplate(actor, lang);
  return made.ok
    ? { kind: 'download', type: 'text/csv; charset=utf-8', content: made.value, fileName: 'mehrkar-bank.csv' }
    : problemPage(made.problem);
}

interface Outcome {
  readonly report?: BankFileReport;
  readonly refused?: Problem;
}

async function takeIn(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, query, files } = request;
  const kept = field(form, 'kept');
  if (kept !== '') {
    const begun = await beginFile(deps, actor, kept);
    if (begun.ok) return redirect(paths.bankFileGiven(begun.value.id));
    const { problem } = begun;
    return problem.kind === 'not-found'
      ? await filePage(request, { refused: { ...problem, detail: t.goneAgain } })
      : problemPage(problem);
  }
  const list = listOfForm(request);
  if ('refused' in list) return await filePage(request, { refused: list.refused });
  const options = {
    ...(query.account ? { bankAccountId: query.account } : {}),
    wholeLastRow: query.whole === '1',
    name: files.file?.name,
  };
  const done = list.apply
    ? await giveBankFile(deps, actor, list.text, options)
    : await checkBankFile(deps, actor, list.text, options);
  if (done.ok) {
    if ('rows' in done.value) return await filePage(request, { report: done.value });
    if ('report' in done.value) return await filePage(request, { report: done.value.report });
    return redirect(paths.bankFileGiven(done.value.id));
  }
  const { kind } = done.problem;
  return kind === 'invalid' || kind === 'too-large'
    ? await filePage(request, { refused: done.problem })
    : problemPage(done.problem);
}

async function filePage(request: StaffPageRequest, { report, refused }: Outcome = {}): Promise<PageReply> {
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
  const last = await listBankFiles(deps, actor);
  if (!last.ok) return problemPage(last.problem);
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
                    {bankTitle(bank, iban)[lang]}
                  </a>
                ))}
              </nav>
            ) : null}
            {account ? (
              <ListUpload action={here()} lang={lang} kept={report?.id ?? undefined} hint={t.hint} />
            ) : (
              <p class="card empty">{t.chooseAccount[lang]}</p>
            )}
          </>
        )}
        {report === undefined ? <LastFiles files={last.value} lang={lang} /> : null}
      </>
    ),
  };
}

/** Lists that were given before, so that whoever left finds theirs again. */
function LastFiles({ files, lang }: { files: readonly BankFileRecord[]; lang: Lang }) {
  if (files.length === 0) return null;
  return (
    <section class="card">
      <DataTable
        table={{
          caption: t.lastFiles[lang],
          head: [t.file[lang], t.given[lang], t.howFarHead[lang]],
          rows: files.map((file) => [
            <a href={paths.bankFileGiven(file.id)}>
              <bdi>{nameShown(file)}</bdi>
            </a>,
            formatJalali(tehranDay(file.importedAt), lang),
            <span class={file.landedAt === null ? 'chip wait' : 'chip'}>
              {file.landedAt === null
                ? t.progress(formatNumber(rowsDone(file), lang), formatNumber(file.rows, lang))[lang]
                : t.rowsOf(formatNumber(file.rows, lang))[lang]}
            </span>,
          ]),
        }}
      />
    </section>
  );
}
