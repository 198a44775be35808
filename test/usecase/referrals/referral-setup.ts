import { sql } from 'drizzle-orm';
import { publishOpportunity } from '../../../src/features/opportunities/publish-opportunity.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { moveReferral } from '../../../src/features/referrals/move-referral.ts';
import { proposeReferral } from '../../../src/features/referrals/propose-referral.ts';
import type { ReferralState } from '../../../src/features/referrals/referral.rules.ts';
import type { ReferralWithHistory } from '../../../src/features/referrals/referral-record.rules.ts';
import type { Actor } from '../../../src/kernel/actor.ts';
import type { Problem } from '../../../src/kernel/problem.ts';
import type { Result } from '../../../src/kernel/result.ts';
import type { Harness } from '../../support/harness.ts';

let serial = 0;

/** A valid national id of its own at every call. */
export function nextNationalId(): string {
  serial += 1;
  const nine = String(100_000_000 + serial * 37);
  const rest = [...nine].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11;
  return nine + String(rest < 2 ? rest : 11 - rest);
}

/** A woman of Ganaveh who can do any work: nothing blocks her unless the test says so. */
export const personBody = (more: Record<string, unknown> = {}) => ({
  kind: 'family',
  nationalId: nextNationalId(),
  givenName: 'مریم',
  familyName: 'بحرینی',
  fatherName: 'حسن',
  sex: 'female',
  birthDate: '1990-05-01',
  province: 'بوشهر',
  county: 'گناوه',
  ...more,
});

/** Open work in Ganaveh from 1 December 2026 on, with nothing asked. */
export const jobBody = (more: Record<string, unknown> = {}) => ({
  kind: 'job',
  title: { fa: 'خیاط پوشاک', en: 'Garment tailor' },
  province: 'بوشهر',
  county: 'گناوه',
  employer: { name: 'کارگاه دوخت ساحل', contact: 'آقای دشتی', phone: '07733120000', address: 'گناوه' },
  workplace: 'fixed',
  vacancies: 1,
  opensOn: '2026-11-01',
  closesOn: '2027-01-01',
  startOn: '2026-12-01',
  ...more,
});

export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.problem;
}

/** The ways to a state from the beginning. */
const ways: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  proposed: [],
  accepted: ['accepted'],
  sent: ['accepted', 'sent'],
  interview: ['accepted', 'sent', 'interview'],
  offered: ['accepted', 'sent', 'offered'],
  placed: ['accepted', 'sent', 'offered', 'placed'],
  declined: ['declined'],
  refused: ['accepted', 'sent', 'refused'],
  withdrawn: ['withdrawn'],
};

/** Doing things as one actor, in English. */
export function acting(h: Harness, actor: Actor) {
  const move = (id: string, to: ReferralState, reason?: string, revision?: string) =>
    moveReferral(h.deps, actor, id, reason === undefined ? { to } : { to, reason }, { lang: 'en', revision });
  const propose = (personId: string, opportunityId: string) =>
    proposeReferral(h.deps, actor, { personId, opportunityId }, 'en');
  return {
    move,
    propose,
    person: async (more?: Record<string, unknown>): Promise<string> =>
      done(await registerPerson(h.deps, actor, personBody(more))).id,
    opportunity: async (more?: Record<string, unknown>): Promise<string> =>
      done(await publishOpportunity(h.deps, actor, jobBody(more))).id,
    /** A new referral brought to a state, step by step. */
    async referral(
      personId: string,
      opportunityId: string,
      state: ReferralState,
    ): Promise<ReferralWithHistory> {
      let referral = done(await propose(personId, opportunityId));
      for (const to of ways[state]) referral = done(await move(referral.id, to, closing[to]));
      return referral;
    },
  };
}
export type Acting = ReturnType<typeof acting>;

/** A reason for each state that needs one. */
export const closing: Readonly<Partial<Record<ReferralState, string>>> = {
  declined: 'too-far',
  refused: 'filled',
  withdrawn: 'mistake',
};

export async function rowsOf<T>(h: Harness, query: ReturnType<typeof sql>): Promise<T[]> {
  return await h.deps.database.read.all<T>(query);
}

export const statusOf = async (h: Harness, personId: string) =>
  (
    await rowsOf<{ status: string; reason: string | null }>(
      h,
      sql`select status, status_reason as reason from person where id = ${personId}`,
    )
  )[0];

export const auditOf = async (h: Harness, entityId: string) =>
  (
    await rowsOf<{ action: string }>(
      h,
      sql`select action from audit_entry where entity_id = ${entityId} order by seq`,
    )
  ).map(({ action }) => action);
