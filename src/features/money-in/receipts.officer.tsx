import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { receiptStates } from '../pledges/pledge.rules.ts';
import { dismissNotice, listOpenNotices } from './dismiss-notice.ts';
import { listReceipts, receiptChoices } from './list-receipts.ts';
import type { OpenNotice } from './notice-record.rules.ts';
import { receiptStateNames, receiptPageText as t } from './receipt-page.text.ts';
import type { ReceiptRow } from './receipt-record.rules.ts';

/** Money that came: what waits for a decision first, then all of it. */
export const receiptListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.receipts, handle: listPage },
  { method: 'post', path: paths.receipts, handle: dismiss },
];

async function dismiss({ deps, actor, form }: StaffPageRequest): Promise<PageReply> {
  const done = await dismissNotice(deps, actor, field(form, 'notice'));
  return done.ok ? redirect(`${paths.receipts}?done=dismissed`) : problemPage(done.problem);
}

async function listPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const state = receiptStates.find((one) => one === query.state);
  const found = await listReceipts(deps, actor, {
    ...(state ? { state } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const choices = await receiptChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const isFirst = !query.cursor && (state === undefined || state === 'unmatched');
  const notices = isFirst ? await listOpenNotices(deps, actor) : undefined;
  if (notices && !notices.ok) return problemPage(notices.problem);
  const { items, nextCursor } = found.value;
  const here = (more: Record<string, string>) => {
    const kept = Object.entries<string>({ ...(state ? { state } : {}), ...more }).filter(
      ([, value]) => value !== '',
    );
    const params = String(new URLSearchParams(Object.fromEntries(kept)));
    return params === '' ? paths.receipts : `${paths.receipts}?${params}`;
  };
  const { unmatched } = choices.value;
  return {
    kind: 'page',
    title: t.title[lang],
    notice: query.done === 'dismissed' ? { tone: 'good', text: t.dismissed[lang] } : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="receipts" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        <p class="actions">
          <a class="button primary" href={paths.bankFile}>
            {t.bankFile[lang]}
          </a>
          <a class="button" href={paths.newReceipt}>
            {t.add[lang]}
          </a>
        </p>
        {unmatched > 0 && state !== 'unmatched' ? (
          <p class="notice wait">
            <a href={here({ state: 'unmatched' })}>{t.waiting(formatNumber(unmatched, lang))[lang]}</a>
          </p>
        ) : null}
        <nav class="tabs" aria-label={t.state[lang]}>
          <a href={here({ state: '' })} aria-current={state ? undefined : 'page'}>
            {t.all[lang]}
          </a>
          {receiptStates.map((one) => (
            <a href={here({ state: one })} aria-current={one === state ? 'page' : undefined}>
              {receiptStateNames[one][lang]}
            </a>
          ))}
        </nav>
        {items.length === 0 ? (
          <p class="card empty">{(state === 'unmatched' ? t.emptyUnmatched : t.empty)[lang]}</p>
        ) : (
          <ReceiptTable items={items} lang={lang} />
        )}
        {nextCursor ? (
          <p>
            <a class="button" href={here({ cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
        {notices && notices.value.length > 0 ? <Notices notices={notices.value} lang={lang} /> : null}
      </>
    ),
  };
}

function ReceiptTable({ items, lang }: { items: readonly ReceiptRow[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {[t.number, t.day, t.amount, t.benefactor, t.state].map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.receipt(one.id)}>
                <bdi dir="ltr">{one.number}</bdi>
              </a>
            </td>
            <td data-label={t.day[lang]}>{formatJalali(one.receivedOn, lang)}</td>
            <td data-label={t.amount[lang]}>{formatRial(one.amountRial, lang)}</td>
            <td data-label={t.benefactor[lang]}>
              {one.pledge ? (
                <a href={paths.giver(one.pledge.benefactorId)}>
                  <AsWritten text={one.pledge.benefactorName} lang={lang} />
                </a>
              ) : (
                '—'
              )}
            </td>
            <td data-label={t.state[lang]}>
              <span
                class={
                  one.state === 'unmatched' ? 'chip wait' : one.state === 'matched' ? 'chip' : 'chip plain'
                }
              >
                {receiptStateNames[one.state][lang]}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notices({ notices, lang }: { notices: readonly OpenNotice[]; lang: Lang }) {
  return (
    <section class="stack">
      <h2>{t.noticesTitle[lang]}</h2>
      <p class="quiet">{t.noticesLead[lang]}</p>
      <table class="cards">
        <caption class="visually-hidden">{t.noticesTitle[lang]}</caption>
        <thead>
          <tr>
            {[t.benefactor, t.amount, t.reference, t.paidOn, t.dismiss].map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <tr>
              <td class="main">
                <a href={paths.pledge(notice.pledgeId)}>
                  <AsWritten text={notice.benefactorName} lang={lang} />
                </a>
              </td>
              <td data-label={t.amount[lang]}>{formatRial(notice.amountRial, lang)}</td>
              <td data-label={t.reference[lang]}>
                <bdi dir="ltr">{notice.reference}</bdi>
              </td>
              <td data-label={t.paidOn[lang]}>{formatJalali(notice.paidOn, lang)}</td>
              <td>
                <form method="post" action={paths.receipts}>
                  <input type="hidden" name="notice" value={notice.id} />
                  <button class="button small" type="submit">
                    {t.dismiss[lang]}
                    <span class="visually-hidden">
                      {' '}
                      <bdi dir="ltr">{notice.reference}</bdi>
                    </span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
