import { addressBlock } from '../../kernel/address.ts';
import { type LocalDate, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { countTry } from '../accounts/throttle.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import type { OpportunityRecord } from '../opportunities/opportunity-record.rules.ts';
import { statusOf } from '../opportunities/opportunity-view.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';
import { askInput } from './ask.input.ts';
import { askLimits, callByFrom } from './ask.rules.ts';
import type { AskReceipt } from './ask-record.rules.ts';
import {
  addAsk,
  askAgain,
  findStandingAsk,
  markMoreAsked,
  moveAsk,
  phoneIndexOf,
  referenceOf,
} from './asks.repo.ts';
import { askText } from './asks.text.ts';
import { bringTo } from './bring.rules.ts';
import { type Calls, whoCalls } from './caller.repo.ts';

/**
 * Somebody asks about an opportunity that is open today: open to everybody. Once per phone and opportunity: a repeat is
 * answered as a first would be, with the first's reference; while the first waits only the county moves with it. Nothing
 * that is answered depends on what else is known of the phone, nor how often it was asked with.
 * Refuses what is not there (`not-found`) or closed (`conflict`), input (`invalid`), too many of one address (`too-many`),
 * and anything while nobody signs in anywhere (`conflict`).
 */
export async function askAbout(
  deps: Deps,
  opportunityId: string,
  input: unknown,
  caller: { readonly address: string },
): Promise<Result<AskReceipt>> {
  const { database, crypto } = deps;
  const vocabulary = await vocabularyOf(database);
  const now = deps.now();
  const today = tehranToday(now);
  const open = await openOn(database.read, vocabulary, opportunityId, today);
  if (!open.ok) return open;
  const opportunity = open.value;
  const parsed = parse(askInput(vocabulary), input);
  if (!parsed.ok) return parsed;
  const { name, phone, county } = parsed.value;
  const calls = await whoCalls(database.read, vocabulary, opportunity.organisationId, county);
  if (!calls) return fail(problem('conflict', { detail: askText.nobodyCalls }));

  const id = deps.newId('ask');
  const callBy = callByFrom(today);
  const at = now.toISOString();
  const one = {
    opportunityId,
    organisationId: calls.id,
    name,
    phone,
    county: county.code,
    askedAt: at,
    callBy,
  };
  const by = { accountId: 'system:public', organisationId: calls.id } as const;
  const written = await change<string>(deps, by, async ({ tx, audit, nothingChanged }) => {
    // It may have been closed since it was looked at.
    const still = await openOn(tx, vocabulary, opportunityId, today);
    if (!still.ok) return still;
    const counted = await countAddress(tx, deps, caller.address);
    if (!counted.ok) return counted;
    const note = (action: 'ask.receive' | 'ask.again' | 'ask.more', entityId: string) =>
      audit({ action, entity: 'ask', entityId, values: onRecord(one) });
    const phoneIndex = phoneIndexOf(crypto, phone);
    const standing = await findStandingAsk(tx, phoneIndex, opportunityId);
    if (standing) {
      if (standing.answeredAt === null) {
        if (await moveAsk(tx, standing.id, one)) note('ask.again', standing.id);
        else nothingChanged();
      } else if (tehranDay(standing.answeredAt) < today) {
        await askAgain(tx, crypto, standing.id, one);
        note('ask.again', standing.id);
      } else nothingChanged();
      return ok(standing.reference);
    }
    if (await isHeldBack(tx, deps, { phone, address: caller.address })) {
      const marked = await markMoreAsked(tx, phoneIndex, { ...one, today });
      if (marked === undefined) nothingChanged();
      else note('ask.more', marked);
      return ok(referenceOf(crypto, phone, opportunityId));
    }
    const reference = await addAsk(tx, crypto, { ...one, id });
    note('ask.receive', id);
    return ok(reference);
  });
  if (!written.ok) return written;
  const { fa, en } = opportunity.title;
  return ok({
    reference: written.value,
    opportunityTitle: { fa, en: en ?? fa },
    organisation: askText.caller(placeOf(vocabulary, calls, county)),
    // Organisations have no phone on record yet.
    organisationPhone: null,
    // Of today, also for a repeat: an earlier day would say that somebody has asked with this phone before.
    callBy,
    bring: bringTo(opportunity.facts, vocabulary),
  });
}

async function openOn(
  db: Reader,
  vocabulary: Vocabulary,
  id: string,
  today: LocalDate,
): Promise<Result<OpportunityRecord>> {
  const opportunity = await opportunitiesRepo(db, vocabulary).find(id);
  if (!opportunity || opportunity.facts.opensOn > today) return fail(problem('not-found'));
  if (statusOf(opportunity, today) !== 'open') return fail(problem('conflict', { detail: askText.closed }));
  return ok(opportunity);
}

/** Where whoever calls sits. Its own name is not told: somebody else may look at the phone. */
function placeOf(vocabulary: Vocabulary, calls: Calls, county: County): Text {
  const seat = vocabulary.county(calls.county ?? '') ?? county;
  return { fa: seat.fa, en: seat.en };
}

/** What is digested into the record of what was done: nothing of the person, whose row will be erased. */
function onRecord({ opportunityId, organisationId, county, callBy }: Record<string, string>) {
  return { opportunityId, organisationId, county, callBy };
}

type Counting = Pick<Deps, 'crypto' | 'now'>;

/** Counts one more of what `parts` name. @returns whether there are too many now, and when counting begins anew. */
async function countOne(
  tx: Tx,
  { crypto, now }: Counting,
  kind: keyof typeof askLimits,
  ...parts: readonly string[]
): Promise<{ readonly over: boolean; readonly windowEndsAt: string }> {
  const { most, minutes } = askLimits[kind];
  const instant = now();
  const { failures, windowEndsAt } = await countTry(
    tx,
    `ask-${kind}:${crypto.digest(JSON.stringify(parts))}`,
    instant.toISOString(),
    new Date(instant.getTime() + minutes * 60_000).toISOString(),
  );
  return { over: failures > most, windowEndsAt };
}

/** The only refusal that is told: it says nothing of any phone. */
async function countAddress(tx: Tx, deps: Counting, address: string): Promise<Result<undefined>> {
  const { over, windowEndsAt } = await countOne(tx, deps, 'address', addressBlock(address));
  if (!over) return ok(undefined);
  const left = (Date.parse(windowEndsAt) - deps.now().getTime()) / 1000;
  const retryAfterSeconds = Math.max(1, Math.ceil(left));
  const detail = askText.addressFull(Math.ceil(retryAfterSeconds / 60));
  return fail(problem('too-many', { detail, retryAfterSeconds }));
}

/**
 * Counts a new ask of a phone: what one address asks with it and what all do. Whether it is more than is written down is
 * never told, or whoever shares an address would learn that somebody has asked with this phone.
 */
async function isHeldBack(
  tx: Tx,
  deps: Counting,
  of: { readonly phone: string; readonly address: string },
): Promise<boolean> {
  const here = await countOne(tx, deps, 'phone', addressBlock(of.address), of.phone);
  return here.over || (await countOne(tx, deps, 'number', of.phone)).over;
}
