import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { type PageReply, problemPage, type StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { bankFilePageText as t } from './bank-file-page.text.ts';
import { nameShown } from './bank-file-record.rules.ts';
import { Report } from './bank-file-report.officer.tsx';
import type { BankFileReport } from './report-bank-file.ts';
import { viewBankFile } from './view-bank-file.ts';

/** A list that was given: how far it is, or what became of it. */
export async function givenPage({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const found = await viewBankFile(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { file, account, report } = found.value;
  const isLanding = file.landedAt === null;
  const isCut = !isLanding && report.rejected.some(({ code }) => code === 'row.cut');
  const again = `${paths.bankFile}?${new URLSearchParams({ account: file.bankAccountId, whole: '1' })}`;
  return {
    kind: 'page',
    title: t.title[lang],
    notice: isLanding ? undefined : { tone: 'good', text: t.imported[lang] },
    body: (
      <>
        <h1>
          {t.listOf[lang]} <bdi>{account[lang]}</bdi>
          {t.comma[lang]}
          {formatJalali(tehranDay(file.importedAt), lang)}
        </h1>
        <GivingNav at="receipts" actor={actor} lang={lang} />
        <p class="quiet">
          {t.fileName[lang]}
          <bdi>{nameShown(file)}</bdi>
        </p>
        {isLanding ? <Progress report={report} here={paths.bankFileGiven(file.id)} lang={lang} /> : null}
        {/* Before the first row has landed, five times nothing would read as the result. */}
        {report.waiting < report.rows ? <Report report={report} lang={lang} /> : null}
        {isCut ? (
          <div class="notice wait">
            <p>{t.wholeLead[lang]}</p>
            <p>
              <a class="button small" href={again}>
                {t.whole[lang]}
              </a>
            </p>
          </div>
        ) : null}
        <p class="actions">
          <a
            class={isLanding ? 'button' : 'button primary'}
            href={`${paths.receipts}${report.unmatched > 0 ? '?state=unmatched' : ''}`}
          >
            {(report.unmatched > 0 ? t.toUnmatched : t.toList)[lang]}
          </a>
          <a class="button" href={paths.bankFile}>
            {t.another[lang]}
          </a>
        </p>
      </>
    ),
  };
}

/** Nothing here asks the page to load itself again: whoever reads aloud would be thrown back each time. */
function Progress({ report, here, lang }: { report: BankFileReport; here: string; lang: Lang }) {
  const done = report.rows - report.waiting;
  return (
    <section class="card stack" aria-labelledby="on-its-way">
      <h2 id="on-its-way">{t.landing[lang]}</h2>
      <p role="status">{t.progress(formatNumber(done, lang), formatNumber(report.rows, lang))[lang]}</p>
      <progress value={done} max={Math.max(report.rows, 1)} aria-label={t.progressLabel[lang]} />
      <p class="quiet">{t.mayLeave[lang]}</p>
      <p>
        <a class="button primary" href={here}>
          {t.howFar[lang]}
        </a>
      </p>
    </section>
  );
}
