import type { StaffOpportunity } from '../../../src/features/opportunities/opportunity-view.rules.ts';
import { publishOpportunity } from '../../../src/features/opportunities/publish-opportunity.ts';
import type { Problem } from '../../../src/kernel/problem.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { household, person } from '../../../src/schema/people.ts';
import { placement } from '../../../src/schema/referrals.ts';
import type { Harness } from '../../support/harness.ts';

export const secretEmployer = {
  name: 'کارگاه آزمایشی مرجان',
  contact: 'خانم آزمایشی',
  phone: '07733000099',
  address: 'خیابان آزمایشی، کوچهٔ نمونه',
};

/** A body of `POST /opportunities` with all that a job says, open on 22 November 2026. */
export function jobBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'job',
    title: { fa: 'خیاط صنعتی', en: 'Industrial tailor' },
    province: 'بوشهر',
    county: 'گناوه',
    near: { lat: 29.58123, lng: 50.51987 },
    employer: secretEmployer,
    workplace: 'fixed',
    vacancies: 3,
    opensOn: '2026-11-01',
    closesOn: '2027-01-01',
    iscoCode: '7531',
    documents: ['id-card'],
    skills: [{ skillId: 'sk-152', level: 2, importance: 'essential' }],
    monthlyIncomeRial: 150_000_000,
    barredBy: ['driving'],
    reservedFor: ['released'],
    ...overrides,
  };
}

export const loan = {
  capRial: 1_500_000_000,
  termMonths: 30,
  feeMethod: 'once-on-principal',
  collection: 'spread',
  feePercent: 4,
  administeredBy: 'own-fund',
  fundCode: 'fund-association',
};

export const loanBody = (overrides: Record<string, unknown> = {}) => ({
  kind: 'loan-programme',
  title: { fa: 'سرمایه در گردش' },
  vacancies: 10,
  opensOn: '2026-11-01',
  loan,
  ...overrides,
});

export async function published(
  h: Harness,
  body: unknown,
  username = 'officer.bushehr',
): Promise<StaffOpportunity> {
  return valueIn(await publishOpportunity(h.deps, await h.actorOf(username), body));
}

export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error('it was let through');
  return result.problem;
}

/** `path code` of every field error. */
export const faultsOf = (result: Result<unknown>): string[] =>
  (problemOf(result).errors ?? []).map(({ path, code }) => `${path} ${code}`);

let people = 0;
/** The least row that a referral or placement can point at. */
export async function addPerson(h: Harness, organisationId = 'org-assoc-bushehr'): Promise<string> {
  const at = h.deps.now().toISOString();
  const id = h.deps.newId('person');
  const householdId = h.deps.newId('household');
  people += 1;
  await h.deps.database.write(async (tx) => {
    await tx.insert(household).values({ id: householdId, organisationId, createdAt: at });
    await tx.insert(person).values({
      id,
      kind: 'family',
      organisationId,
      householdId,
      nationalIdSealed: 'sealed',
      nationalIdIndex: `index-${people}`,
      givenName: 'آزمایشی',
      familyName: 'نمونه',
      foldedName: 'ازمایشی نمونه',
      sex: 'female',
      birthDate: '1990-05-01',
      province: 'bushehr',
      county: 'bushehr-ganaveh',
      statusSince: '2026-11-01',
      requestedAt: at,
      createdAt: at,
      updatedAt: at,
    });
  });
  return id;
}

export async function addPlacement(h: Harness, opportunityId: string): Promise<void> {
  const personId = await addPerson(h);
  await h.deps.database.write(async (tx) => {
    await tx.insert(placement).values({
      id: h.deps.newId('placement'),
      organisationId: 'org-assoc-bushehr',
      personId,
      opportunityId,
      startedOn: '2026-11-20',
      createdAt: h.deps.now().toISOString(),
      updatedAt: h.deps.now().toISOString(),
    });
  });
}
