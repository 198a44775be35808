import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { GiftDetail } from './gift-record.rules.ts';
import { giftsText as t } from './gifts.text.ts';
import { LivelihoodCard } from './livelihood.benefactor.tsx';

/** What became of a gift so far: a card for each household's kit, or what it waits for. */
export function Way(props: { gift: GiftDetail; vocabulary: Vocabulary; today: LocalDate; lang: Lang }) {
  const { gift, vocabulary, today, lang } = props;
  const { pledge, livelihoods, receipts, money, notices } = gift;
  if (livelihoods.length > 0)
    return (
      <>
        {livelihoods.map((one, i) => (
          <LivelihoodCard
            of={one}
            title={livelihoods.length > 1 ? t.livelihood(formatNumber(i + 1, lang))[lang] : t.timeline[lang]}
            vocabulary={vocabulary}
            lang={lang}
          />
        ))}
      </>
    );
  const isOver = pledge.state === 'withdrawn' || pledge.state === 'lapsed';
  const came = receipts.length > 0 || (money?.receivedRial ?? 0) > 0;
  const isToCome = pledge.startsOn > today && !came;
  const words = isOver
    ? t.isOver
    : isToCome
      ? t.beginsOn(formatJalali(pledge.startsOn, lang))
      : pledge.kind === 'money'
        ? came
          ? t.waitsForFamily
          : notices.length > 0
            ? t.waitsForBank
            : t.waitsForMoney
        : came
          ? t.waitsForFamily
          : t.waitsForCall;
  if (pledge.state === 'fulfilled') return null;
  return (
    <section class="card">
      <h2>{t.timeline[lang]}</h2>
      <p>{words[lang]}</p>
      {isOver ? null : <Told notices={notices} lang={lang} />}
      {words === t.waitsForFamily ? <p class="quiet">{t.fewAlike[lang]}</p> : null}
    </section>
  );
}

/** Payments that its giver told of and the bank has not. */
function Told({ notices, lang }: { notices: GiftDetail['notices']; lang: Lang }) {
  if (notices.length === 0) return null;
  return (
    <ul class="timeline">
      {notices.map(({ reference, amountRial, paidOn }) => (
        <li class="ahead">
          {formatJalali(paidOn, lang)}: {formatToman(amountRial, lang)}{' '}
          <span class="quiet">
            <bdi dir="ltr">{reference}</bdi> · {t.noticeWaits[lang]}
          </span>
        </li>
      ))}
    </ul>
  );
}
