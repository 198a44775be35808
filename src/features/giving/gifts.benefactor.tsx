import { tehranToday, toJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatToman, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { pledgeStateNames } from '../pledges/pledge-words.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import type { Gift, Impact } from './gift-record.rules.ts';
import { giftVocabulary } from './gift-vocabulary.ts';
import { giftTitle } from './gift-words.rules.ts';
import { stepWords, giftsText as t } from './gifts.text.ts';
import { viewImpact } from './view-gifts.ts';

export const giftsRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.gifts, handle: giftsPage },
];

async function giftsPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const { cursor } = query;
  const found = await viewImpact(deps, actor, cursor === undefined ? {} : { cursor });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor } = found.value;
  const vocabulary = await giftVocabulary(deps);
  const year = String(toJalali(tehranToday(deps.now())).year);
  if (total === 0) return { kind: 'page', title: t.title[lang], body: <Empty lang={lang} /> };
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p>{t.lead[lang]}</p>
        <Sums of={found.value} lang={lang} />
        <p class="actions">
          <a class="button primary" href={paths.pledgeStep('what')}>
            {t.giveNow[lang]}
          </a>
          <a class="button" href={paths.giftYear(year)}>
            {t.statement(lang === 'fa' ? toPersianDigits(year) : year)[lang]}
          </a>
          <a class="button" href={paths.transparency}>
            {t.transparency[lang]}
          </a>
        </p>
        {items.map((gift) => (
          <GiftCard gift={gift} vocabulary={vocabulary} lang={lang} />
        ))}
        {nextCursor === undefined ? null : (
          <p class="actions">
            <a class="button" href={`${paths.gifts}?${new URLSearchParams({ cursor: nextCursor })}`}>
              {t.next[lang]}
            </a>
          </p>
        )}
      </>
    ),
  };
}

/** At a glance; where nothing came yet, or what was given is none of money, there is nothing to sum up. */
function Sums({ of, lang }: { of: Impact; lang: Lang }) {
  const { money, families } = of;
  const { receivedRial, returnedRial, movedRial, usedRial } = money;
  const waiting = money.setAsideRial + money.waitingRial;
  const isOfMoney = receivedRial > 0 || usedRial > 0 || waiting > 0;
  if (!isOfMoney && families === 0) return null;
  // What left the gifts and what they became add up to what was given and what came to them.
  const all: readonly (readonly [number, Text])[] = [
    [receivedRial, t.given],
    [Math.max(movedRial, 0), t.movedIn],
    [returnedRial, t.returned],
    [Math.max(-movedRial, 0), t.movedOut],
    [usedRial, t.used],
    [waiting, t.waiting],
  ];
  const sums = isOfMoney
    ? all.filter(([rial, name]) => rial !== 0 || name === t.given || name === t.waiting)
    : [];
  return (
    <ul class="tiles">
      {sums.map(([rial, name]) => (
        <li class="tile">
          <strong>{inWholeTomans(rial, lang)}</strong>
          {name[lang]}
        </li>
      ))}
      {families > 0 ? (
        <li class="tile">
          <strong>{formatNumber(families, lang)}</strong>
          {t.families[lang]}
        </li>
      ) : null}
    </ul>
  );
}

/** At a glance: shares of a kit are rials, the statement of the year has them to the last one. */
const inWholeTomans = (rial: number, lang: Lang) => formatToman(Math.round(rial / 10) * 10, lang);

function Empty({ lang }: { lang: Lang }) {
  return (
    <section class="card narrow stack">
      <h1>{t.title[lang]}</h1>
      <h2>{t.emptyTitle[lang]}</h2>
      <p>{t.empty[lang]}</p>
      <p class="actions">
        <a class="button primary" href={paths.give}>
          {t.seeCauses[lang]}
        </a>
        <a class="button" href={paths.pledgeStep('what')}>
          {t.giveNow[lang]}
        </a>
      </p>
    </section>
  );
}

function GiftCard({ gift, vocabulary, lang }: { gift: Gift; vocabulary: Vocabulary; lang: Lang }) {
  const { pledge, organisation, livelihoods } = gift;
  const reached = livelihoods.flatMap(
    ({ steps }) => steps.filter(({ state }) => state === 'done').at(-1) ?? [],
  );
  const last = reached.sort((a, b) => String(b.month).localeCompare(String(a.month)))[0];
  return (
    <article class="match">
      <h2>
        <a href={paths.gift(pledge.id)}>
          <AsWritten text={giftTitle(gift, vocabulary, lang)} lang={lang} />
        </a>
      </h2>
      <p class="quiet">
        {pledge.amountRial === null ? null : `${formatToman(pledge.amountRial, lang)} · `}
        <AsWritten text={t.to(organisation[lang])[lang]} lang={lang} />
      </p>
      <ul class="chips">
        <li class={`chip ${pledge.state === 'promised' || pledge.state === 'receiving' ? 'wait' : 'plain'}`}>
          {pledgeStateNames[pledge.state][lang]}
        </li>
        {last ? (
          <li class="chip">
            {stepWords[last.step][lang]}
            {last.month === null ? null : ` · ${monthWords(last.month, lang)}`}
          </li>
        ) : null}
      </ul>
    </article>
  );
}
