import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { unlockText } from '../matching/matching.text.ts';
import { stateNames } from '../referrals/referrals.text.ts';
import { nearestWays } from './nearest.rules.ts';
import {
  boundText,
  countText,
  detailText,
  fromText,
  nearestText as t,
  wayNames,
  worthText,
} from './nearest.text.ts';
import type { NearestPerson, NearestToWork } from './nearest.ts';

/** The people nearest to being counted in work, by what is to be done for them; each with the page where it is done. */
export function NearestSection({ nearest, lang }: { nearest: NearestToWork; lang: Lang }) {
  const { items, found, matched, population } = nearest;
  return (
    <section class="card" id="nearest">
      <h2>{t.title[lang]}</h2>
      {items.length === 0 ? (
        <p class="quiet">{t.empty[lang]}</p>
      ) : (
        <>
          <p>{worthText(population, lang)}</p>
          {nearestWays.map((way) => {
            const some = items.filter(({ unlock }) => unlock.way === way);
            if (some.length === 0) return null;
            return (
              <>
                <h3>
                  {wayNames[way][lang]}{' '}
                  {some.length < found[way] ? (
                    <span class="quiet">({countText(some.length, found[way], lang)})</span>
                  ) : null}
                </h3>
                <ul class="timeline">
                  {some.map((item) => (
                    <li>
                      <Line item={item} nearest={nearest} lang={lang} />
                    </li>
                  ))}
                </ul>
              </>
            );
          })}
        </>
      )}
      {matched.people < matched.of ? <p class="quiet">{boundText(matched, lang)}</p> : null}
    </section>
  );
}

function Line({ item, nearest, lang }: { item: NearestPerson; nearest: NearestToWork; lang: Lang }) {
  const { unlock, personId, from } = item;
  const detail = detailText(unlock, lang);
  const title =
    'opportunityId' in unlock ? nearest.opportunities.get(unlock.opportunityId)?.title : undefined;
  const { href, word } = doneAt(item);
  return (
    <>
      <a href={paths.person(personId)}>
        <NameOf of={item.name} lang={lang} />
      </a>
      {title ? (
        <>
          {' '}
          · <AsWritten text={titleIn(title, lang)} lang={lang} />
        </>
      ) : null}
      {'state' in unlock ? (
        <>
          {' '}
          <span class="chip wait">{stateNames[unlock.state][lang]}</span>
        </>
      ) : null}
      {detail === '' ? null : (
        <>
          <br />
          {detail}
        </>
      )}
      {unlock.way === 'open' ? (
        <>
          <br />
          {unlockText(unlock.unlock, lang, nearest.names)}
        </>
      ) : null}
      {from > nearest.asOf ? <span class="quiet"> {fromText(from, lang)}</span> : null}
      <br />
      <a href={href}>{word[lang]}</a>
    </>
  );
}

/** The page on which what is suggested is done. */
function doneAt({ unlock, personId }: NearestPerson) {
  switch (unlock.way) {
    case 'verify':
    case 'ask-amount':
    case 'more-hours':
      return { href: paths.placementAct(unlock.placementId, 'check'), word: t.call };
    case 'record-work':
      return { href: paths.newPlacement(personId), word: t.record };
    case 'place':
    case 'move':
      return { href: paths.referral(unlock.referralId), word: t.referral };
    case 'refer':
      return { href: paths.pair(personId, unlock.opportunityId), word: t.pair };
    case 'open':
      return { href: paths.pair(personId, unlock.opportunityId), word: t.why };
  }
}
