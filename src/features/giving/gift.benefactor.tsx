import { amountInWords } from '../../kernel/amount-in-words.text.ts';
import { formatJalali, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { DataTable } from '../../web/data-table.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { monthlyWords } from '../pledges/pledge-phrases.ts';
import { fallbackNames, intentionNames, pledgeStateNames } from '../pledges/pledge-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import { GiftPayment, WithdrawForm, withdrawGift } from './gift-payment.benefactor.tsx';
import { type Gift, type GiftDetail, isToBePaid } from './gift-record.rules.ts';
import { giftVocabulary } from './gift-vocabulary.ts';
import { Way } from './gift-way.benefactor.tsx';
import { giftTitle, wholePurposeWords } from './gift-words.rules.ts';
import { givenWords, giftsText as t } from './gifts.text.ts';
import { againLinks } from './give-again.rules.ts';
import { viewGift } from './view-gifts.ts';
import { viewPayTo } from './view-pay-to.ts';

export const giftRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.gift(':id'), handle: giftPage },
  { method: 'post', path: paths.giftAct(':id', 'withdraw'), handle: withdrawGift },
];

async function giftPage({ deps, actor, params, query, lang }: StaffPageRequest): Promise<PageReply> {
  const found = await viewGift(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const vocabulary = await giftVocabulary(deps);
  const title = giftTitle(found.value, vocabulary, lang);
  const said = query.done === 'withdrawn' ? t.withdrawn : query.done === 'paid' ? t.paidDone : undefined;
  return {
    kind: 'page',
    title,
    ...(said ? { notice: { tone: 'good' as const, text: said[lang] } } : {}),
    body: await giftBody(deps, found.value, vocabulary, lang),
  };
}

async function giftBody(deps: Deps, gift: GiftDetail, vocabulary: Vocabulary, lang: Lang) {
  const { pledge } = gift;
  const isOpen = pledge.state === 'promised' || pledge.state === 'receiving';
  const payTo = pledge.kind === 'money' && isOpen ? await viewPayTo(deps, gift.organisation.id) : null;
  const today = tehranToday(deps.now());
  const pay =
    pledge.kind === 'money' && isOpen ? (
      <GiftPayment gift={gift} payTo={payTo} today={today} lang={lang} />
    ) : null;
  const rest = (
    <>
      <Facts gift={gift} vocabulary={vocabulary} lang={lang} />
      <Receipts gift={gift} lang={lang} />
      <Again gift={gift} lang={lang} />
      <WithdrawForm gift={gift} lang={lang} />
    </>
  );
  return (
    <>
      <p>
        <a href={paths.gifts}>{t.back[lang]}</a>
      </p>
      <h1>
        <AsWritten text={giftTitle(gift, vocabulary, lang)} lang={lang} />
      </h1>
      {isToBePaid(gift, today) ? (
        <div class="columns even">
          <div>{pay}</div>
          <div>
            <Way gift={gift} vocabulary={vocabulary} today={today} lang={lang} />
            {rest}
          </div>
        </div>
      ) : (
        <div class="columns">
          <div>
            <Way gift={gift} vocabulary={vocabulary} today={today} lang={lang} />
            <Given gift={gift} lang={lang} />
            <Months gift={gift} lang={lang} />
          </div>
          <div>
            {pay}
            {rest}
          </div>
        </div>
      )}
    </>
  );
}

function Facts({ gift, vocabulary, lang }: { gift: Gift; vocabulary: Vocabulary; lang: Lang }) {
  const { pledge, money, organisation } = gift;
  const { amountRial } = pledge;
  const rows: readonly (readonly [string, number])[] = money
    ? [
        [t.received[lang], money.receivedRial],
        [t.returned[lang], money.returnedRial],
        [t.moved[lang], money.movedRial],
        [t.used[lang], money.usedRial],
        [t.setAside[lang], money.setAsideRial],
        [t.waiting[lang], money.waitingRial],
      ]
    : [];
  return (
    <section class="card">
      <dl class="facts">
        {amountRial === null ? null : (
          <>
            <dt>{t.amount[lang]}</dt>
            <dd>
              {formatToman(amountRial, lang)} {pledge.cadence === 'monthly' ? t.perMonth[lang] : null}
            </dd>
            <dt>{t.inWords[lang]}</dt>
            <dd>{amountInWords(amountRial, 'toman', lang)}</dd>
          </>
        )}
        {pledge.cadence === 'monthly' ? (
          <>
            <dt>{t.howLong[lang]}</dt>
            <dd>{monthlyWords(pledge, lang)}</dd>
          </>
        ) : null}
        <dt>{t.state[lang]}</dt>
        <dd>{pledgeStateNames[pledge.state][lang]}</dd>
        <dt>{t.purpose[lang]}</dt>
        <dd>
          <AsWritten text={wholePurposeWords(gift, vocabulary, lang)} lang={lang} />
        </dd>
        <dt>{t.intention[lang]}</dt>
        <dd>
          {intentionNames[pledge.intention][lang]}
          {pledge.kind === 'money' && pledge.description !== null ? (
            <>
              : <AsWritten text={pledge.description} lang={lang} />
            </>
          ) : null}
        </dd>
        <dt>{t.fallback[lang]}</dt>
        <dd>{fallbackNames[pledge.fallback][lang]}</dd>
        <dt>{t.pledgedOn[lang]}</dt>
        <dd>
          {formatJalali(tehranDay(pledge.createdAt), lang)}{' '}
          <AsWritten text={t.to(organisation[lang])[lang]} lang={lang} />
        </dd>
      </dl>
      {rows.some(([, rial]) => rial !== 0) ? (
        <>
          <h3>{t.moneyTitle[lang]}</h3>
          <dl class="facts">
            {rows
              .filter(([, rial]) => rial !== 0)
              .map(([label, rial]) => (
                <>
                  <dt>{label}</dt>
                  <dd>{formatToman(rial, lang)}</dd>
                </>
              ))}
          </dl>
          {money && money.waitingRial > 0 ? <p class="quiet">{t.leftNote[lang]}</p> : null}
        </>
      ) : null}
    </section>
  );
}

/** What money cannot buy, as it was given. */
function Given({ gift, lang }: { gift: Gift; lang: Lang }) {
  if (gift.given.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.givenTitle[lang]}</h2>
      <ul class="timeline">
        {gift.given.map(({ quantity, on }) => (
          <li>
            {formatJalali(on, lang)}: {givenWords(gift.pledge.kind, formatNumber(quantity, lang))[lang]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Months({ gift, lang }: { gift: Gift; lang: Lang }) {
  if (gift.pledge.cadence !== 'monthly' || gift.dues.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.months[lang]}</h2>
      <DataTable
        table={{
          caption: t.months[lang],
          isHeaded: true,
          head: [t.month[lang], t.due[lang], t.came[lang]],
          numeric: [1, 2],
          rows: gift.dues.map((due) => [
            monthWords(due.month, lang),
            formatToman(due.amountRial, lang),
            due.state === 'due' && due.receivedRial === 0
              ? t.dueState[due.state][lang]
              : due.state !== 'dropped'
                ? formatToman(due.receivedRial, lang)
                : due.receivedRial === 0
                  ? t.dueState.dropped[lang]
                  : t.keptOfDue(formatToman(due.receivedRial, lang))[lang],
          ]),
        }}
      />
    </section>
  );
}

function Receipts({ gift, lang }: { gift: Gift; lang: Lang }) {
  if (gift.receipts.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.receipts[lang]}</h2>
      <ul class="acts">
        {gift.receipts.map(({ id, number, receivedOn, amountRial, returnedRial }) => (
          <li>
            <a href={paths.giftReceipt(id)}>
              {formatJalali(receivedOn, lang)}: {formatToman(amountRial, lang)}
            </a>{' '}
            <span class="quiet">
              <bdi dir="ltr">{number}</bdi>
            </span>
            {returnedRial === 0 ? null : (
              <>
                <br />
                {t.returned[lang]}: {formatToman(returnedRial, lang)}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Again({ gift, lang }: { gift: Gift; lang: Lang }) {
  const links = againLinks(gift);
  const words = { same: t.againSame, restock: t.againRestock, customer: t.againCustomer } as const;
  return (
    <section class="card">
      <h2>{t.again[lang]}</h2>
      <p class="actions">
        {links.map(({ what, query }) => (
          <a class="button" href={`${paths.pledgeStep('what')}?${new URLSearchParams(query)}`}>
            {words[what][lang]}
          </a>
        ))}
      </p>
    </section>
  );
}
