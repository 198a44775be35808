import type { JSX } from 'hono/jsx/jsx-runtime';
import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
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
import { amountField } from '../awards/award-form.officer.tsx';
import { monthInWords } from '../awards/awards.officer.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { statementText } from '../ledger/statement.text.ts';
import { announcePayment } from '../money-in/announce-payment.ts';
import { stateNames as sponsorshipStateNames } from '../sponsorships/sponsorship.text.ts';
import { type PledgeAct, PledgeActs, pledgeActs } from './pledge-acts.officer.tsx';
import { placeChoices } from './pledge-choices.ts';
import { dueStateNames, newsNames, pledgeEventNames, pledgePageText as t } from './pledge-page.text.ts';
import { monthlyWords } from './pledge-phrases.ts';
import { isOfMoney } from './pledge-record.rules.ts';
import {
  earmarkNames,
  fallbackNames,
  intentionNames,
  pledgeKindNames,
  pledgeStateNames,
} from './pledge-words.text.ts';
import { pledgeInShort } from './pledges.officer.tsx';
import { recordPledgeEvent } from './record-pledge-event.ts';
import { wholeQuantity } from './staff-pledge.rules.ts';
import { takeInKind } from './take-in-kind.ts';
import { type PledgeDetail, viewPledge } from './view-pledge.ts';

/** One pledge: its dues, what came, what became of it, and what staff do about it. */
export const pledgePageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.pledge(':id'), handle: (request) => pledgePage(request) },
  { method: 'post', path: paths.pledge(':id'), handle: act },
];

async function act(request: StaffPageRequest): Promise<PageReply> {
  const id = request.params.id ?? '';
  const which = pledgeActs.find((one) => one === field(request.form, 'act'));
  if (which === undefined) return await pledgePage(request);
  const done = await carriedOut(request, id, which);
  if (done.ok) return redirect(`${paths.pledge(id)}?done=${which}`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await pledgePage(request, { problem: done.problem, act: which });
}

async function carriedOut(request: StaffPageRequest, id: string, which: PledgeAct): Promise<Result<unknown>> {
  const { deps, actor, form } = request;
  const revision = field(form, 'revision') || undefined;
  const text = (name: string) => field(form, name).trim();
  const optional = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
  switch (which) {
    case 'confirm':
      return await recordPledgeEvent(deps, actor, id, revision, {
        event: 'confirmed',
        ...optional('opportunityId'),
        note: text('note'),
      });
    case 'given':
      return await recordPledgeEvent(deps, actor, id, revision, {
        event: 'given',
        quantity: amountField(form, 'quantity'),
        ...optional('happenedOn'),
        note: text('note'),
      });
    case 'in-kind':
      return await takeInKind(deps, actor, id, revision, {
        ...optional('opportunityId'),
        valueRial: amountField(form, 'valueRial'),
        serials: text('serials')
          .split(/[,\u060C;\n]/)
          .map((serial) => serial.trim())
          .filter((serial) => serial !== ''),
        ...optional('receivedOn'),
      });
    case 'announce':
      return await announcePayment(deps, actor, id, {
        reference: text('reference'),
        amountRial: amountField(form, 'amountRial'),
        paidOn: text('paidOn'),
      });
    case 'withdraw':
      return await recordPledgeEvent(deps, actor, id, revision, {
        event: 'withdrawn',
        reason: text('reason'),
      });
  }
}

interface Refusal {
  readonly problem: Problem;
  readonly act: PledgeAct;
}

async function pledgePage(request: StaffPageRequest, refused?: Refusal): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  if (!isPermitted(actor, 'pledges:read')) return problemPage({ kind: 'forbidden' });
  const found = await viewPledge(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const detail = found.value;
  const { pledge } = detail;
  const places = await placeChoices(deps, actor, pledge.kind);
  if (!places.ok) return problemPage(places.problem);
  const done = {
    new: t.entered,
    confirm: t.saved,
    given: t.saved,
    announce: t.saved,
    'in-kind': t.takenNow,
    withdraw: t.withdrawnNow,
  };
  const told = done[query.done as keyof typeof done];
  const why = refused?.problem.detail;
  return {
    kind: 'page',
    title: `${pledgeKindNames[pledge.kind][lang]} · ${pledge.benefactor.name}`,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    notice: why
      ? { tone: 'bad', text: why[lang] }
      : told && !refused
        ? { tone: 'good', text: told[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              {pledgeKindNames[pledge.kind][lang]} · <AsWritten text={pledge.benefactor.name} lang={lang} />
            </h1>
            <p>
              <a href={paths.pledges}>{t.back[lang]}</a>
            </p>
          </div>
          <span class={pledge.state === 'promised' || pledge.state === 'receiving' ? 'chip wait' : 'chip'}>
            {pledgeStateNames[pledge.state][lang]}
          </span>
        </div>
        <GivingNav at="pledges" actor={actor} lang={lang} />
        <div class="columns even">
          <Facts detail={detail} lang={lang} />
          <PledgeActs
            detail={detail}
            places={places.value}
            form={request.form}
            refused={refused}
            now={deps.now()}
            lang={lang}
          />
        </div>
        {isOfMoney(pledge) ? <Money detail={detail} lang={lang} /> : null}
        <Became detail={detail} lang={lang} />
      </>
    ),
  };
}

function Facts({ detail, lang }: { detail: PledgeDetail; lang: Lang }) {
  const { pledge, slots, phone } = detail;
  const forWhat =
    (pledge.causeTitle && titleIn(pledge.causeTitle, lang)) ??
    [
      detail.earmarkName?.[lang] ?? earmarkNames[pledge.earmark][lang],
      ...(pledge.campaignTitle ? [titleIn(pledge.campaignTitle, lang)] : []),
    ].join(' · ');
  const lines: readonly (readonly [string, string | JSX.Element])[] = [
    [t.what[lang], pledgeInShort(pledge, lang)],
    ...(pledge.description === null
      ? []
      : [[t.description[lang], <AsWritten text={pledge.description} lang={lang} />] as const]),
    [t.earmark[lang], forWhat],
    [t.fallback[lang], fallbackNames[pledge.fallback][lang]],
    [t.intention[lang], intentionNames[pledge.intention][lang]],
    ...(pledge.opportunityTitle && pledge.opportunityId
      ? [
          [
            t.place[lang],
            <a href={paths.opportunity(pledge.opportunityId)}>{titleIn(pledge.opportunityTitle, lang)}</a>,
          ] as const,
        ]
      : []),
    [t.reference[lang], <bdi dir="ltr">{pledge.paymentReference}</bdi>],
    ...(phone === null ? [] : [[t.phone[lang], <bdi dir="ltr">{phone}</bdi>] as const]),
    pledge.cadence === 'monthly'
      ? [
          t.howLong[lang],
          pledge.months === null
            ? t.openEnd(formatJalali(pledge.startsOn, lang))[lang]
            : monthlyWords(pledge, lang),
        ]
      : [t.since[lang], formatJalali(pledge.startsOn, lang)],
  ];
  return (
    <section class="card stack">
      <h2>{t.facts[lang]}</h2>
      <p>
        <a href={paths.giver(pledge.benefactor.id)}>
          <AsWritten text={pledge.benefactor.name} lang={lang} />
        </a>
        {pledge.benefactor.anonymous ? (
          <>
            {' '}
            <span class="chip plain">{t.anonymous[lang]}</span>
          </>
        ) : null}
        {' · '}
        <a href={paths.benefactorStatement(pledge.benefactor.id)}>{statementText.open[lang]}</a>
      </p>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {slots > 0 ? <p>{t.slots(formatNumber(slots, lang))[lang]}</p> : null}
    </section>
  );
}

function Money({ detail, lang }: { detail: PledgeDetail; lang: Lang }) {
  const { pledge, standing, receipts, notices } = detail;
  const rial = (amount: number) => formatRial(amount, lang);
  return (
    <>
      {standing.dues.length > 0 ? (
        <section class="card">
          <DataTable
            table={{
              caption: t.dues[lang],
              head: [t.month[lang], t.dueOn[lang], t.amount[lang], t.received[lang], t.state[lang]],
              rows: standing.dues.map((due) => [
                monthInWords(due.month, lang),
                formatJalali(due.dueOn, lang),
                rial(due.amountRial),
                rial(due.receivedRial),
                dueStateNames[due.state][lang],
              ]),
            }}
          />
        </section>
      ) : null}
      {pledge.kind === 'money' ? (
        <section class="card stack">
          {receipts.length === 0 ? (
            <>
              <h2>{t.receipts[lang]}</h2>
              <p>{t.noReceipts[lang]}</p>
            </>
          ) : (
            <DataTable
              table={{
                caption: t.receipts[lang],
                head: [t.receiptNumber[lang], t.receivedOn[lang], t.amount[lang]],
                rows: receipts.map((one) => [
                  <a href={paths.receipt(one.id)}>
                    <bdi dir="ltr">{one.number}</bdi>
                  </a>,
                  formatJalali(one.receivedOn, lang),
                  rial(one.amountRial),
                ]),
              }}
            />
          )}
          <p class="actions">
            <a class="button" href={`${paths.newReceipt}?paymentReference=${pledge.paymentReference}`}>
              {t.recordReceipt[lang]}
            </a>
          </p>
        </section>
      ) : null}
      {notices.length > 0 ? (
        <section class="card">
          <DataTable
            table={{
              caption: t.notices[lang],
              head: [t.bankNumber[lang], t.paidOn[lang], t.amount[lang], t.state[lang]],
              rows: notices.map((one) => [
                <bdi dir="ltr">{one.reference}</bdi>,
                formatJalali(one.paidOn, lang),
                rial(one.amountRial),
                one.receiptId !== null ? (
                  <a href={paths.receipt(one.receiptId)}>{t.noticeCame[lang]}</a>
                ) : (
                  (one.dismissedAt === null ? t.noticeOpen : t.noticeAside)[lang]
                ),
              ]),
            }}
          />
        </section>
      ) : null}
    </>
  );
}

function Became({ detail, lang }: { detail: PledgeDetail; lang: Lang }) {
  const { pledge, shares, news, events } = detail;
  const whole = wholeQuantity(pledge);
  const n = (value: number) => formatNumber(value, lang);
  return (
    <section class="card stack">
      <h2>{t.became[lang]}</h2>
      {isOfMoney(pledge) ? null : (
        <p>
          {(whole === null ? t.givenNoEnd(n(pledge.given)) : t.givenSoFar(n(pledge.given), n(whole)))[lang]}
        </p>
      )}
      {events.length > 0 ? (
        <ul>
          {events.map((event) => (
            <li>
              {formatJalali(event.happenedOn, lang)} · {pledgeEventNames[event.event][lang]}
              {event.quantity === null ? '' : ` (${n(event.quantity)})`}
              {event.note === null ? null : (
                <>
                  {' · '}
                  <AsWritten text={event.note} lang={lang} />
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {shares && shares.length > 0 ? (
        <ul class="plain">
          {shares.map((share) => (
            <li>
              <a href={paths.sponsorship(share.sponsorshipId)}>
                {t.sponsorship[lang]}: {formatRial(share.amountRial, lang)}
              </a>{' '}
              <span class="chip plain">{sponsorshipStateNames[share.state][lang]}</span>
              {share.released ? ` ${t.shareReleased[lang]}` : ''}
            </li>
          ))}
        </ul>
      ) : isOfMoney(pledge) ? (
        <p class="quiet">{t.nothingBecame[lang]}</p>
      ) : null}
      {news.length > 0 ? (
        <p class="quiet">
          {t.told[lang]}:{' '}
          {news
            .map(
              ({ kind, month }) => `${newsNames[kind][lang]} (${monthInWords(month as JalaliMonth, lang)})`,
            )
            .join(' · ')}
        </p>
      ) : null}
    </section>
  );
}
