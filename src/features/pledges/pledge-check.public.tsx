import { amountInWords } from '../../kernel/amount-in-words.text.ts';
import { addDays, formatJalali, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import { formatRial, formatToman, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { CauseCard } from '../causes/cause-card.public.tsx';
import type { CauseView } from '../causes/cause-record.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { EarmarkKind, Fallback, Intention, PledgeKind } from './pledge.rules.ts';
import type { StepShown } from './pledge-parts.public.tsx';
import { giftWords, monthlyWords, useWords } from './pledge-phrases.ts';
import { slotHoldDays } from './pledge-record.rules.ts';
import { amountOf, bodyOfAnswers, type PledgeStep } from './pledge-steps.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';
import type { PledgeView } from './pledge-view.ts';
import { fallbackNames, intentionNames } from './pledge-words.text.ts';

/** A look at all of it, each row with a way to change it. */
export function CheckStep(props: StepShown & { name: Text | undefined }) {
  const { answers, cause, campaign, vocabulary, lang, name, today } = props;
  const kind = answers.kind as PledgeKind;
  const body = bodyOfAnswers(answers);
  const amountRial = kind === 'money' || kind === 'kit' ? amountOf(answers) : null;
  const isMonthly = body.cadence === 'monthly';
  const monthly = isMonthly ? ` (${t.everyMonth[lang]})` : '';
  const months = isMonthly && body.months !== undefined ? Number(body.months) : null;
  const gift = giftWords({ kind, amountRial, quantity: Number(answers.quantity) || null }, lang);
  const use = cause
    ? titleIn(cause.title, lang)
    : useWords(
        vocabulary,
        { earmark: body.earmark as EarmarkKind, earmarkRef: body.earmarkRef as string | undefined },
        lang,
      );
  return (
    <section class="card narrow stack">
      <h1>{t.checkQuestion[lang]}</h1>
      <dl class="answers">
        <Row label={t.rows.what[lang]} step="what" lang={lang}>
          <AsWritten
            text={[gift + monthly, kind === 'money' ? '' : answers.description].filter(Boolean).join(' · ')}
            lang={lang}
          />
        </Row>
        {amountRial ? (
          <Row label={t.rows.inWords[lang]} lang={lang}>
            {amountInWords(amountRial, 'toman', lang)}
          </Row>
        ) : null}
        {isMonthly ? (
          <Row label={t.rows.when[lang]} step="what" lang={lang}>
            {monthlyWords({ startsOn: (body.startsOn ?? today) as LocalDate, months }, lang)}
          </Row>
        ) : null}
        {amountRial && months ? (
          <Row label={t.rows.sum[lang]} lang={lang}>
            {formatToman(amountRial * months, lang)}
          </Row>
        ) : null}
        <Row label={t.rows.use[lang]} step="use" lang={lang}>
          <AsWritten text={use} lang={lang} />
          {campaign ? (
            <>
              {' '}
              · <AsWritten text={titleIn(campaign.title, lang)} lang={lang} />
            </>
          ) : null}
        </Row>
        {answers.intention !== 'none' ? (
          <Row label={t.rows.intention[lang]} step="use" lang={lang}>
            {intentionNames[answers.intention as Intention][lang]}
            {kind === 'money' && answers.description ? `: ${answers.description}` : ''}
          </Row>
        ) : null}
        <Row label={t.rows.fallback[lang]} step="use" lang={lang}>
          {fallbackNames[answers.fallback as Fallback][lang]}
        </Row>
        {name ? (
          <Row label={t.rows.who[lang]} lang={lang}>
            <AsWritten text={name[lang]} lang={lang} />
          </Row>
        ) : null}
      </dl>
      {kind === 'money' ? <p class="quiet">{t.confirmNote[lang]}</p> : null}
      <form method="post" action={paths.pledgeStep('check')}>
        <p class="actions">
          <button class="button primary" type="submit">
            {t.confirm[lang]}
          </button>
          <a href={paths.pledgeStep('use')}>{t.back[lang]}</a>
        </p>
      </form>
    </section>
  );
}

function Row(props: { label: string; step?: PledgeStep; lang: Lang; children: unknown }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children as string}</dd>
      {props.step ? (
        <a class="link" href={paths.pledgeStep(props.step)}>
          {t.change[props.lang]}
          <span class="visually-hidden"> ({props.label})</span>
        </a>
      ) : null}
    </div>
  );
}

/** Somebody was faster: what happened, what else there is, and waiting for the next one. */
export function TakenPage(props: {
  said: Text;
  next: readonly CauseView[];
  trade: string | undefined;
  vocabulary: Vocabulary;
  lang: Lang;
}) {
  const { said, next, trade, vocabulary, lang } = props;
  return (
    <div class="work">
      <section class="card stack">
        <h1>{t.takenTitle[lang]}</h1>
        <p role="alert">{said[lang]}</p>
        {trade ? (
          <p>
            <a class="button" href={`${paths.pledgeStep('what')}?trade=${trade}`}>
              {t.waitFor[lang]}
            </a>
          </p>
        ) : null}
      </section>
      {next.length > 0 ? (
        <>
          <h2>{t.takenNext[lang]}</h2>
          <ul class="cards">
            {next.map((cause) => (
              <CauseCard cause={cause} vocabulary={vocabulary} lang={lang} />
            ))}
          </ul>
        </>
      ) : (
        <p>
          <a class="button" href={paths.causes}>
            {t.another[lang]}
          </a>
        </p>
      )}
    </div>
  );
}

const grouped = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ');

/** How to pay, line by line; digits left to right in Latin letters, as banks take them. */
function HowToPay({ pledge, lang }: { pledge: PledgeView; lang: Lang }) {
  const { payTo, amountRial, paymentReference, organisation } = pledge;
  const code = (digits: string) => <code dir="ltr">{grouped(digits)}</code>;
  return (
    <dl class="facts">
      <dt>{t.amount[lang]}</dt>
      <dd>
        {giftWords(pledge, lang)}
        {pledge.cadence === 'monthly' ? (
          <>
            {' '}
            {t.everyMonth[lang]}
            <br />
            {monthlyWords(pledge, lang)}
          </>
        ) : null}
        {amountRial === null ? null : (
          <>
            <br />
            {amountInWords(amountRial, 'toman', lang)}
            <br />
            <span class="quiet">
              {t.inRial[lang]}: {formatRial(amountRial, lang)}
            </span>
          </>
        )}
      </dd>
      <dt>{t.reference[lang]}</dt>
      <dd>
        <strong>{code(paymentReference)}</strong>
      </dd>
      <dt>{t.to[lang]}</dt>
      <dd>{organisation[lang]}</dd>
      {payTo ? (
        <>
          {payTo.card ? (
            <>
              <dt>{t.card[lang]}</dt>
              <dd>{code(payTo.card)}</dd>
            </>
          ) : null}
          <dt>{t.iban[lang]}</dt>
          <dd>{code(payTo.iban)}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** After it: thanks, how to pay, and where to follow it. */
export function DonePage({ pledge, lang }: { pledge: PledgeView; lang: Lang }) {
  const isLater = pledge.startsOn > tehranDay(pledge.createdAt);
  const lead =
    pledge.kind !== 'money'
      ? t.doneOther
      : !pledge.payTo
        ? t.doneNoAccount
        : isLater
          ? t.doneLater(formatJalali(pledge.startsOn, lang))
          : t.doneMoney;
  const until = addDays(tehranDay(pledge.createdAt), slotHoldDays);
  return (
    <section class="card narrow stack">
      <h1>{t.doneTitle[lang]}</h1>
      <p role="status">{lead[lang]}</p>
      {pledge.slots > 0 ? <p>{t.slotHeld(formatJalali(until, lang))[lang]}</p> : null}
      <HowToPay pledge={pledge} lang={lang} />
      <p class="actions">
        <a class="button primary" href={paths.gift(pledge.id)}>
          {t.toGift[lang]}
        </a>
        <a class="button" href={`${paths.pledgeStep('done')}?paper=1`}>
          {t.paper[lang]}
        </a>
      </p>
      <p class="actions">
        <a href={paths.give}>{t.another[lang]}</a>
        <a href={paths.invite}>{t.invite[lang]}</a>
      </p>
    </section>
  );
}

/** The acknowledgement, a page of its own to print. */
export function PledgePaper(props: { pledge: PledgeView; name: Text; lang: Lang; use: string }) {
  const { pledge, name, lang, use } = props;
  const day = formatJalali(tehranDay(pledge.createdAt), lang);
  return (
    <article class="letter">
      <header class="letter-head">
        <h1>{t.paperTitle[lang]}</h1>
        <dl>
          <div>
            <dt>{t.paperDay[lang]}</dt>
            <dd>{day}</dd>
          </div>
          <div>
            <dt>{t.reference[lang]}</dt>
            <dd>
              <bdi dir="ltr">
                {lang === 'fa'
                  ? toPersianDigits(grouped(pledge.paymentReference))
                  : grouped(pledge.paymentReference)}
              </bdi>
            </dd>
          </div>
        </dl>
      </header>
      <p>
        {t.rows.who[lang]}: <AsWritten text={name[lang]} lang={lang} />
      </p>
      <p>
        {t.rows.use[lang]}: <AsWritten text={use} lang={lang} />
        {pledge.intention === 'none'
          ? ''
          : ` · ${t.rows.intention[lang]}: ${intentionNames[pledge.intention][lang]}`}
      </p>
      <HowToPay pledge={pledge} lang={lang} />
      <p class="quiet">{t.paperNote[lang]}</p>
      <p class="no-print">
        <a href={paths.pledgeStep('done')}>{t.back[lang]}</a>
      </p>
    </article>
  );
}
