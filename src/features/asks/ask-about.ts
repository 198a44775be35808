import { addressBlock } from '../../kernel/address.ts';
import { tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { countTry, triesOf } from '../accounts/throttle.repo.ts';
import { opportunitiesRepo } from '../opportunities/opportunities.repo.ts';
import { statusOf } from '../opportunities/opportunity-view.rules.ts';
import { change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { askInput } from './ask.input.ts';
import { askLimits, callByFrom } from './ask.rules.ts';
import type { AskReceipt } from './ask-record.rules.ts';
import { addAsk, askAgain, findStandingAsk, phoneIndexOf, referenceOf } from './asks.repo.ts';
import { askText } from './asks.text.ts';
import { bringTo } from './bring.rules.ts';
import { whoCalls } from './caller.repo.ts';

/**
 * Somebody asks about an opportunity that is open today: open to everybody. Once per phone and opportunity: a repeat is
 * answered as a first would be, with the first's reference, and only counted; after the call was made and a day has
 * passed it waits for a call again. Nothing that is answered depends on what else is known of the phone.
 * Refuses what is not there (`not-found`) or closed (`conflict`), input (`invalid`), and too many (`too-many`).
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
  const opportunity = await opportunitiesRepo(database.read, vocabulary).find(opportunityId);
  if (!opportunity || opportunity.facts.opensOn > today) return fail(problem('not-found'));
  if (statusOf(opportunity, today) !== 'open') return fail(problem('conflict', { detail: askText.closed }));
  const parsed = parse(askInput(vocabulary), input);
  if (!parsed.ok) return parsed;
  const { name, phone, county } = parsed.value;
  const calls = await whoCalls(database.read, vocabulary, opportunity.organisationId, county);

  const id = deps.newId('ask');
  const callBy = callByFrom(today);
  const at = now.toISOString();
  const phoneIndex = phoneIndexOf(crypto, phone);
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
    const counted = await countAsk(tx, deps, { phone, opportunityId, address: caller.address });
    if (!counted.ok) return counted;
    const standing = await findStandingAsk(tx, phoneIndex, opportunityId);
    if (standing) {
      if (standing.answeredAt !== null && tehranDay(standing.answeredAt) < today) {
        await askAgain(tx, crypto, standing.id, one);
        audit({ action: 'ask.again', entity: 'ask', entityId: standing.id, values: onRecord(one) });
      } else nothingChanged();
      return ok(standing.reference);
    }
    if (counted.value === 'held-back') {
      nothingChanged();
      return ok(referenceOf(crypto, phone, opportunityId));
    }
    const reference = await addAsk(tx, crypto, { ...one, id });
    audit({ action: 'ask.receive', entity: 'ask', entityId: id, values: onRecord(one) });
    return ok(reference);
  });
  if (!written.ok) return written;
  const { fa, en } = opportunity.title;
  return ok({
    reference: written.value,
    opportunityTitle: { fa, en: en ?? fa },
    organisation: { fa: calls.fa, en: calls.en },
    // Organisations have no phone on record yet.
    organisationPhone: null,
    // Of today, also for a repeat: an earlier day would say that somebody has asked with this phone before.
    callBy,
    bring: bringTo(opportunity.facts, vocabulary),
  });
}

/** What is digested into the record of what was done: nothing of the person, whose row will be erased. */
function onRecord({ opportunityId, organisationId, county, callBy }: Record<string, string>) {
  return { opportunityId, organisationId, county, callBy };
}

/**
 * Counts an ask. The same from the same address counts once against the phone, however often it is sent. `held-back` once
 * a phone is asked for from all sides: such an ask is answered like any other and not kept.
 */
async function countAsk(
  tx: Tx,
  { crypto, now }: Pick<Deps, 'crypto' | 'now'>,
  of: { readonly phone: string; readonly opportunityId: string; readonly address: string },
): Promise<Result<'kept' | 'held-back'>> {
  const instant = now();
  const at = instant.toISOString();
  const key = (kind: string, ...parts: string[]) => `ask-${kind}:${crypto.digest(JSON.stringify(parts))}`;
  const count = async (kind: keyof typeof askLimits, of: string) => {
    const { most, minutes } = askLimits[kind];
    const tries = await countTry(tx, of, at, new Date(instant.getTime() + minutes * 60_000).toISOString());
    return { ...tries, over: tries.failures > most };
  };
  const refused = (windowEndsAt: string, unitSeconds: number, detail: (n: number) => Text) => {
    const retryAfterSeconds = Math.max(1, Math.ceil((Date.parse(windowEndsAt) - instant.getTime()) / 1000));
    return fail(
      problem('too-many', { detail: detail(Math.ceil(retryAfterSeconds / unitSeconds)), retryAfterSeconds }),
    );
  };
  const block = addressBlock(of.address);
  const address = await count('address', key('address', block));
  if (address.over) return refused(address.windowEndsAt, 60, askText.addressFull);
  const same = await count('number', key('same', block, of.phone, of.opportunityId));
  const numberKey = key('number', of.phone);
  if (same.failures > 1) {
    const [number] = await triesOf(tx, [numberKey], at);
    return ok((number?.failures ?? 0) > askLimits.number.most ? 'held-back' : 'kept');
  }
  const phone = await count('phone', key('phone', block, of.phone));
  if (phone.over) return refused(phone.windowEndsAt, 3600, askText.phoneFull);
  const number = await count('number', numberKey);
  return ok(number.over ? 'held-back' : 'kept');
}
