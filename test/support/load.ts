import { type HttpAnswer, type Sending, send } from './http.ts';
import { jobBody, nextNationalId, personBody } from './samples.ts';

/** One write that was sent, and what came back: an answer, or nothing because the line went dead. */
export interface SentWrite {
  readonly what: 'register' | 'patch' | 'import' | 'publish' | 'refer' | 'move';
  readonly path: string;
  readonly sending: Sending;
  readonly key: string | undefined;
  /** What can be looked for afterwards. */
  readonly marks: {
    readonly nationalIds?: readonly string[];
    readonly title?: string;
    readonly id?: string;
    readonly value?: number | string;
  };
  answer?: HttpAnswer;
  /** The code of the socket's error. */
  lost?: string;
}

type Dice = () => number;

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function diceFrom(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const steps = ['accepted', 'sent', 'offered', 'placed'] as const;
let serial = 0;

/**
 * Mixed writes without a pause from several workers, each on records of its own, about half with an `Idempotency-Key`.
 * A worker ends when its line goes dead or it is told to stop.
 */
export function startLoad(
  at: { readonly url: string; readonly token: string; readonly opportunityId: string },
  options: { readonly workers: number; readonly seed: number },
) {
  const sent: SentWrite[] = [];
  let running = true;

  const worker = async (dice: Dice): Promise<void> => {
    const people: { id: string; revision: number }[] = [];
    const referrals: { id: string; revision: number; step: number }[] = [];

    const write = async (one: Omit<SentWrite, 'key'> & { readonly alwaysKeyed?: boolean }) => {
      const { alwaysKeyed, ...rest } = one;
      const key = alwaysKeyed || dice() < 0.5 ? `load-${process.pid}-${++serial}` : undefined;
      const headers = { ...rest.sending.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) };
      const record: SentWrite = { ...rest, key, sending: { ...rest.sending, token: at.token, headers } };
      sent.push(record);
      try {
        record.answer = await send(`${at.url}/api/v1${record.path}`, record.sending);
      } catch (error) {
        record.lost = codeOf(error);
        return undefined;
      }
      return record.answer;
    };

    const register = async () => {
      const body = personBody();
      const marks = { nationalIds: [body.nationalId] };
      const answer = await write({ what: 'register', path: '/people', sending: { body }, marks });
      if (answer?.status === 201) people.push({ id: String(answer.json.id), revision: 1 });
      return answer;
    };
    const patch = async () => {
      const person = people[Math.floor(dice() * people.length)];
      if (!person) return await register();
      const needScore = Math.floor(dice() * 101);
      const answer = await write({
        what: 'patch',
        path: `/people/${person.id}`,
        sending: { method: 'PATCH', body: { needScore }, headers: { 'if-match': `"${person.revision}"` } },
        marks: { id: person.id, value: needScore },
      });
      if (answer?.status === 200) person.revision = Number(answer.json.revision);
      return answer;
    };
    const bring = async () => {
      // Now and then more than one transaction holds.
      const rows = dice() < 0.1 ? 230 : 4;
      const nationalIds = Array.from({ length: rows }, nextNationalId);
      const body = [
        'kind,nationalId,givenName,familyName,sex,birthDate,province,county',
        ...nationalIds.map((id) => `family,${id},مریم,دشتی,female,1990-05-01,بوشهر,گناوه`),
      ].join('\n');
      return await write({
        what: 'import',
        path: '/people/import',
        sending: { body },
        marks: { nationalIds },
      });
    };
    const publish = async () => {
      const title = `کار شمارهٔ ${++serial}`;
      const body = jobBody({ title: { fa: title } });
      const sending = { body };
      return await write({
        what: 'publish',
        path: '/opportunities',
        sending,
        marks: { title },
        alwaysKeyed: true,
      });
    };
    const refer = async () => {
      const person = people.pop();
      if (!person) return await register();
      const body = { personId: person.id, opportunityId: at.opportunityId };
      const answer = await write({
        what: 'refer',
        path: '/referrals',
        sending: { body },
        marks: { id: person.id },
      });
      if (answer?.status === 201) referrals.push({ id: String(answer.json.id), revision: 1, step: 0 });
      return answer;
    };
    const move = async () => {
      const referral = referrals[0];
      const to = referral && steps[referral.step];
      if (!referral || !to) return await refer();
      const answer = await write({
        what: 'move',
        path: `/referrals/${referral.id}/transitions`,
        sending: { body: { to }, headers: { 'if-match': `"${referral.revision}"` } },
        marks: { id: referral.id, value: to },
      });
      if (answer?.status === 200) {
        referral.revision += 1;
        referral.step += 1;
        if (referral.step === steps.length) referrals.shift();
      }
      return answer;
    };

    const works = [register, register, patch, patch, bring, publish, refer, move, move, move];
    while (running) {
      const work = works[Math.floor(dice() * works.length)] ?? register;
      if ((await work()) === undefined) return;
    }
  };

  const all = Promise.all(
    Array.from({ length: options.workers }, (_, i) => worker(diceFrom(options.seed * 1000 + i))),
  );
  return {
    sent,
    /** Every worker's line is dead. */
    ended: all.then(() => undefined),
    /** Lets every worker finish what it has sent. */
    async stop(): Promise<void> {
      running = false;
      await all;
    },
  };
}

function codeOf(error: unknown): string {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code } = e as { code?: string };
    if (code !== undefined) return code;
    if (e instanceof AggregateError && e.errors[0]) return codeOf(e.errors[0]);
  }
  return String(error);
}
