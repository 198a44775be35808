import type { HouseholdAid, PersonFacts } from './person-facts.rules.ts';
import { alike, type HouseholdValues } from './person-values.rules.ts';

type Aid = Pick<HouseholdValues, 'aid' | 'aidPartly'>;

/** Nobody need have asked for what was awarded here to be known. */
export function knownAid(
  asked: boolean | undefined,
  rows: readonly HouseholdAid[],
): Pick<PersonFacts['household'], 'aid' | 'aidPartly'> {
  if (asked) return { aid: rows };
  return rows.length === 0 ? { aid: undefined } : { aid: rows, aidPartly: true };
}

/** What a change says of a household's aid: absent = unchanged, null = unknown. */
export interface SentAid {
  readonly aid?: readonly HouseholdAid[] | null | undefined;
  readonly aidPartly?: boolean | null | undefined;
}

/**
 * Aid after a change. What awards gave stays whatever list is sent, its kind and day as the award has them; what is left
 * to pay and the like may be told. The list that was answered, sent back, says no more than was known.
 * @returns also the places in the sent list of what names an award that gave this household nothing.
 */
export function aidAfter(before: Aid, sent: SentAid): Aid & { readonly strange: readonly number[] } {
  const given = (before.aid ?? []).filter(({ awardId }) => awardId !== undefined);
  if (sent.aid === undefined)
    return { ...asKnown(before.aid, sent.aidPartly ?? before.aidPartly), strange: [] };
  if (sent.aid === null) return { ...asKnown(given.length > 0 ? given : null, true), strange: [] };
  const left = [...given];
  const take = (fits: (one: HouseholdAid) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const named = sent.aid.map(
    ({ awardId }) => awardId !== undefined && take((one) => one.awardId === awardId),
  );
  const aid = sent.aid.map((one, i) => {
    // Whoever leaves the award out means it all the same where kind and day are the award's.
    const own = one.awardId === undefined ? take((each) => sameGift(each, one)) : named[i];
    return own ? { ...one, kind: own.kind, givenOn: own.givenOn, awardId: own.awardId } : one;
  });
  const isAnswer = before.aidPartly === true && left.length === 0 && alike(aid, before.aid);
  return {
    ...asKnown([...aid, ...left], sent.aidPartly ?? isAnswer),
    strange: named.flatMap((own, i) => (own === undefined ? [i] : [])),
  };
}

function sameGift(a: HouseholdAid, b: HouseholdAid): boolean {
  return a.kind === b.kind && a.givenOn === b.givenOn;
}

/** A part of which nothing is known is nothing known. */
function asKnown(aid: Aid['aid'], partly: boolean | null | undefined): Aid {
  if (aid === null || !partly) return { aid, aidPartly: undefined };
  return aid.length === 0 ? { aid: null, aidPartly: undefined } : { aid, aidPartly: true };
}
