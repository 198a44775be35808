import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatDecimal, formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';
import type { Block, Check, Judgement, Part } from './match.rules.ts';
import { fitWord, matchText } from './match-card.text.ts';
import { gateNames, partChips, partNames, sayIn, unlockText } from './matching.text.ts';
import type { Names } from './names.rules.ts';
import type { Counts } from './rank.rules.ts';
import { strongestParts } from './score.rules.ts';

interface Said {
  readonly lang: Lang;
  readonly names: Names;
}

const percent = (share: number, lang: Lang) =>
  matchText.percent[lang].replace('#', formatNumber(Math.round(share * 100), lang));

/** The score as a bar with words; never colour alone. */
export function FitBar({ score, kind, lang }: { score: number; kind: OpportunityKind; lang: Lang }) {
  // Of a loan most parts have nothing to compare: a number would say what nobody knows.
  if (kind === 'loan-programme') return <span class="fit quiet">{matchText.notMeasured[lang]}</span>;
  return (
    <span class="fit">
      <span>{matchText.fit[lang]}</span>
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={String(Math.round(score * 100))} height="10" />
      </svg>
      <span class="num">
        {percent(score, lang)} · {fitWord(score)[lang]}
      </span>
    </span>
  );
}

/** The three strongest reasons, as chips. */
export function Chips({ parts, lang }: { parts: readonly Part[]; lang: Lang }) {
  const strongest = strongestParts(parts, 3);
  if (strongest.length === 0) return null;
  return (
    <ul class="chips">
      {strongest.map(({ part }) => (
        <li class="chip">{partChips[part][lang]}</li>
      ))}
    </ul>
  );
}

/** Every block with what would open it. */
export function Ways({ blocks, lang, names }: Said & { blocks: readonly Block[] }) {
  if (blocks.length === 0) return null;
  return (
    <ul class="ways">
      {blocks.map(({ gate, detail, unlock }) => (
        <li class="way">
          <strong>{gateNames[gate][lang]}:</strong> {sayIn(detail, lang, names)}
          <br />
          {matchText.opens[lang]}: {unlockText(unlock, lang, names)}
        </li>
      ))}
    </ul>
  );
}

/** Questions that nobody has answered yet; they neither block nor open. */
export function Checks({ checks, lang, names }: Said & { checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <details>
      <summary>
        {matchText.check[lang]} ({formatNumber(checks.length, lang)})
      </summary>
      <ul>
        {checks.map(({ gate, question }) => (
          <li>
            {gateNames[gate][lang]}: {sayIn(question, lang, names)}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function PartsTable({ parts, lang, names }: Said & { parts: readonly Part[] }) {
  return (
    <table class="parts cards">
      <thead>
        <tr>
          <th scope="col">{matchText.part[lang]}</th>
          <th scope="col">{matchText.value[lang]}</th>
          <th scope="col">{matchText.share[lang]}</th>
          <th scope="col">{matchText.because[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, weight, value, because }) => (
          <tr>
            <td class="main">{partNames[part][lang]}</td>
            <td data-label={matchText.value[lang]}>{percent(value, lang)}</td>
            <td data-label={matchText.share[lang]}>{percent(weight, lang)}</td>
            <td data-label={matchText.because[lang]}>
              <span>{because.map((reason) => sayIn(reason, lang, names)).join(' ')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One pair as a card: heading and line are the caller's, the judgement is said here. */
export function MatchCard(
  props: Said & {
    judgement: Judgement;
    kind: OpportunityKind;
    heading: JSX.Element;
    line: JSX.Element;
    action: JSX.Element | null;
  },
) {
  const { judgement, lang, names } = props;
  return (
    <article class="match">
      <div class="title">
        <h3>{props.heading}</h3>
        <FitBar score={judgement.score} kind={props.kind} lang={lang} />
      </div>
      {props.line}
      {judgement.eligible ? (
        <Chips parts={judgement.parts} lang={lang} />
      ) : (
        <Ways blocks={judgement.blocks} lang={lang} names={names} />
      )}
      <Checks checks={judgement.checks} lang={lang} names={names} />
      <details>
        <summary>{matchText.why[lang]}</summary>
        <PartsTable parts={judgement.parts} lang={lang} names={names} />
      </details>
      {props.action}
    </article>
  );
}

/** How many were looked at, how many fit, and what stands in the way most often. */
export function CountsLine({ counts, lang }: { counts: Counts; lang: Lang }) {
  const blocked = Object.entries(counts.blockedBy)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3) as [keyof typeof gateNames, number][];
  return (
    <p class="quiet">
      {formatNumber(counts.considered, lang)} {matchText.considered[lang]} ·{' '}
      {formatNumber(counts.eligible, lang)} {matchText.eligible[lang]}
      {blocked.length > 0
        ? ` · ${matchText.blockedBy[lang]}: ${blocked.map(([gate, n]) => `${gateNames[gate][lang]} (${formatDecimal(n, lang, 0)})`).join(matchText.comma[lang])}`
        : ''}
    </p>
  );
}

/** Of near misses so many stand open; the rest unfold. */
const openNearMisses = 6;

/** What nearly fits, beneath what does; nothing at all when there is none. */
export function NearMisses({ cards, lang }: { cards: readonly JSX.Element[]; lang: Lang }) {
  if (cards.length === 0) return null;
  const folded = cards.slice(openNearMisses);
  return (
    <section aria-labelledby="near">
      <h2 id="near">{matchText.nearMisses[lang]}</h2>
      <p class="quiet">{matchText.nearMissesLead[lang]}</p>
      {cards.slice(0, openNearMisses)}
      {folded.length > 0 ? (
        <details>
          <summary>{matchText.moreNearMisses[lang].replace('#', formatNumber(folded.length, lang))}</summary>
          {folded}
        </details>
      ) : null}
    </section>
  );
}
