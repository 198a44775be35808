import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { listPledges } from '../pledges/list-pledges.ts';
import { PledgeTable } from '../pledges/pledges.officer.tsx';
import { giversText as t } from './givers.text.ts';
import { lostPhoneText, phoneRefused } from './phone-change.text.ts';
import { approvalBar, ripeAt } from './phone-request.rules.ts';
import { kindNames } from './profile.text.ts';
import { type GiverDetail, viewGiver } from './view-giver.ts';
import { provinceChoices } from './view-profile.ts';

/** One benefactor as the organisation knows them. */
export const giverPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.giver(':id'), handle: giverPage },
];

const shownPledges = 20;

async function giverPage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewGiver(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const giver = found.value;
  const pledges = await listPledges(deps, actor, { benefactorId: giver.id, limit: String(shownPledges) });
  if (!pledges.ok) return problemPage(pledges.problem);
  const provinces = await provinceChoices(deps);
  const province = provinces.find(({ code }) => code === giver.province)?.name[lang];
  const { items, total } = pledges.value;
  const done = lostPhoneText.done[query.done as keyof typeof lostPhoneText.done];
  return {
    kind: 'page',
    title: giver.name,
    ...(done ? { notice: { tone: 'good' as const, text: done[lang] } } : {}),
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <AsWritten text={giver.name} lang={lang} />
            </h1>
            <p>
              <a href={paths.givers}>{t.back[lang]}</a>
            </p>
          </div>
          {giver.anonymous ? <span class="chip plain">{t.anonymous[lang]}</span> : null}
        </div>
        <GivingNav at="givers" actor={actor} lang={lang} />
        <p class="actions">
          <a class="button primary" href={`${paths.newPledge}?benefactorId=${giver.id}`}>
            {t.enterPledge[lang]}
          </a>
          <a class="button" href={paths.benefactorStatement(giver.id)}>
            {t.statement[lang]}
          </a>
        </p>
        <div class="columns">
          <div>
            <LostPhone giver={giver} by={{ accountId: actor.accountId, now: deps.now() }} lang={lang} />
            <Facts giver={giver} province={province} lang={lang} />
          </div>
          <div>
            <section class="card">
              <h2>{t.pledges[lang]}</h2>
              <PledgeTable items={items} ofOne lang={lang} />
              {total > shownPledges ? (
                <p>
                  <a href={`${paths.pledges}?benefactorId=${giver.id}`}>
                    {t.allPledges(formatNumber(total, lang))[lang]}
                  </a>
                </p>
              ) : null}
            </section>
            <Receipts giver={giver} lang={lang} />
          </div>
        </div>
      </>
    ),
  };
}

function Facts(props: { giver: GiverDetail; province: string | undefined; lang: Lang }) {
  const { giver, province, lang } = props;
  const { kind, since, receivedRial, lastGiftOn, openPledges, wantsMessages, invited } = giver;
  const rows: readonly (readonly [string, string])[] = [
    [t.kind[lang], kindNames[kind][lang]],
    [t.since[lang], formatJalali(since, lang)],
    [t.openPledges[lang], formatNumber(openPledges, lang)],
    [t.sum[lang], formatRial(receivedRial, lang)],
    [t.lastGift[lang], lastGiftOn === null ? t.noGift[lang] : formatJalali(lastGiftOn, lang)],
    ...(province === undefined ? [] : [[t.province[lang], province] as const]),
    [t.messages[lang], (wantsMessages ? t.wants : t.wantsNone)[lang]],
    [t.invited[lang], t.invitedCount(formatNumber(invited, lang))[lang]],
  ];
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      {giver.anonymous ? <p>{t.anonymousHint[lang]}</p> : null}
      <dl class="facts">
        <dt>{t.phone[lang]}</dt>
        <dd>
          <bdi dir="ltr">{giver.phone}</bdi>
          {giver.phoneRequest === null && giver.lastGiftOn !== null ? (
            <>
              <br />
              <a href={paths.giverPhone(giver.id)}>{lostPhoneText.open[lang]}</a>
            </>
          ) : null}
        </dd>
        {rows.map(([label, text]) => (
          <>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** A new number that waits for the second person, and for the owner of the old one. */
function LostPhone(props: { giver: GiverDetail; by: Parameters<typeof approvalBar>[1]; lang: Lang }) {
  const { giver, by, lang } = props;
  const { phoneRequest: request } = giver;
  const l = lostPhoneText;
  if (request === null) return null;
  const bar = approvalBar(request, by);
  return (
    <section class="card">
      <h2>{l.waits[lang]}</h2>
      <dl class="facts">
        <dt>{l.askedOn[lang]}</dt>
        <dd>{formatJalali(tehranDay(request.askedAt), lang)}</dd>
        <dt>{l.ripeOn[lang]}</dt>
        <dd>{formatJalali(tehranDay(ripeAt(request)), lang)}</dd>
        <dt>{l.why[lang]}</dt>
        <dd>
          <AsWritten text={request.reason} lang={lang} />
        </dd>
      </dl>
      {bar === 'own' || bar === 'over' ? <p class="quiet">{phoneRefused[bar][lang]}</p> : null}
      <form method="post" action={paths.giverPhone(giver.id)}>
        <p class="actions">
          {bar === undefined ? (
            <button class="button primary" type="submit" name="go" value="approve">
              {l.approve[lang]}
            </button>
          ) : null}
          <button class="button" type="submit" name="go" value="refuse">
            {l.refuse[lang]}
          </button>
        </p>
      </form>
    </section>
  );
}

function Receipts({ giver, lang }: { giver: GiverDetail; lang: Lang }) {
  return (
    <section class="card">
      <h2>{t.receipts[lang]}</h2>
      {giver.receipts.length === 0 ? (
        <p class="quiet">{t.noReceipts[lang]}</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              {[t.receivedOn, t.receiptNumber, t.amount].map((name) => (
                <th scope="col">{name[lang]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {giver.receipts.map(({ id, number, receivedOn, amountRial }) => (
              <tr>
                <td class="main">
                  <a href={paths.receipt(id)}>{formatJalali(receivedOn, lang)}</a>
                </td>
                <td data-label={t.receiptNumber[lang]}>
                  <bdi dir="ltr">{number}</bdi>
                </td>
                <td data-label={t.amount[lang]}>{formatRial(amountRial, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
