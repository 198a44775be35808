import { systemActor } from '../../../src/entry/prepare.node.ts';
import { addAccounts, findAccount } from '../../../src/features/accounts/accounts.repo.ts';
import { addRecalls } from '../../../src/features/recalls/recalls.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import { createHarness, type Harness } from '../harness.ts';
import { askAbout, create, jobBody, nextNationalId, personBody } from '../samples.ts';
import { plantSponsorship } from '../sponsorship-samples.ts';

/** Who may call, by what they are called here; `nobody` sends no credentials, `stranger` a token that never was. */
export const callers = {
  officer: 'officer.bushehr',
  manager: 'manager.bushehr',
  socialWorker: 'social-worker.bushehr',
  headquarters: 'hq',
  auditor: 'auditor',
  benefactor: 'benefactor',
  nobody: undefined,
  stranger: undefined,
} as const;
export type Caller = keyof typeof callers;
export const callerNames = Object.keys(callers) as Caller[];

/** Text that stands only in what the other organisation keeps of people and employers. */
export const foreignMarks = [
  'یکتانشانبیگانه',
  'بیگانه‌پدر',
  'خیابان بیگانه',
  '09177778899',
  '07737778899',
  '7737778899',
] as const;

/** The name of the other organisation's employer: staff of any organisation see it with the opportunity, nobody else does. */
export const foreignEmployer = 'کارگاه دوردست‌نام';

export interface Kept {
  readonly person: string;
  readonly opportunity: string;
  readonly referral: string;
  readonly employer: string;
  readonly ask: string;
  readonly award: string;
  readonly placement: string;
  readonly check: string;
  readonly visit: string;
  readonly recall: string;
  readonly sponsorship: string;
}
export interface World {
  readonly h: Harness;
  readonly own: Kept;
  readonly foreign: Kept;
  /** Whole national ids of the foreign people; they stand in no answer. */
  readonly secrets: readonly string[];
  tokenOf(caller: Caller): Promise<string | undefined>;
}

/** Two organisations with a person, an employer, an opportunity and a referral each. */
export async function twoOrganisations(): Promise<World> {
  const h = await createHarness();
  await addSocialWorker(h);
  const foreignId = nextNationalId();
  const own = await keep(h, 'officer.bushehr', {
    person: personBody({
      familyName: 'آشنا',
      phone: '09121234567',
      skills: [{ skillId: 'sk-152', level: 3 }],
    }),
    employer: { name: 'کارگاه آشنا', phone: '07733445566' },
    ask: { name: 'پرسنده', phone: '09121234567', county: 'گناوه' },
  });
  const foreign = await keep(h, 'officer.gilan', {
    person: personBody({
      nationalId: foreignId,
      familyName: foreignMarks[0],
      fatherName: foreignMarks[1],
      phone: foreignMarks[3],
    }),
    employer: {
      name: foreignEmployer,
      contact: foreignMarks[1],
      phone: foreignMarks[4],
      address: foreignMarks[2],
    },
    sponsored: { familyName: foreignMarks[0] },
    ask: { name: foreignMarks[0], phone: foreignMarks[3], county: 'رشت' },
  });
  return { h, own, foreign, secrets: [foreignId], tokenOf: (caller) => tokenOf(h, caller) };
}

async function keep(
  h: Harness,
  username: string,
  bodies: { person: object; employer: object; ask: object; sponsored?: object },
): Promise<Kept> {
  const person = await create(h, username, '/people', bodies.person);
  const employer = await create(h, username, '/employers', bodies.employer);
  const opportunity = await create(h, username, '/opportunities', jobBody({ employer: bodies.employer }));
  const referral = await create(h, username, '/referrals', {
    personId: person.id,
    opportunityId: opportunity.id,
  });
  const ask = await askAbout(h, username, opportunity.id, bodies.ask);
  const award = await create(h, username, '/awards', {
    personId: person.id,
    kind: 'kit',
    amountRial: 450_000_000,
    benefactorRial: 450_000_000,
    approvedOn: '2026-11-01',
  });
  const placement = await create(h, username, '/placements', {
    personId: person.id,
    origin: 'at-intake',
    startedOn: '2026-10-01',
    evidence: 'call',
  });
  const checked = await create(h, username, `/placements/${placement.id}/checks`, {
    checkedOn: '2026-11-20',
    result: 'not-reached',
  });
  const visit = await create(h, username, `/placements/${placement.id}/visits`, { plannedOn: '2026-11-25' });
  return {
    placement: placement.id,
    check: String(checked.checkId),
    visit: visit.id,
    person: person.id,
    employer: employer.id,
    opportunity: opportunity.id,
    referral: referral.id,
    ask,
    award: award.id,
    recall: await addRecall(h, username, person.id),
    sponsorship: (await plantSponsorship(h, 'proposed', username, bodies.sponsored)).id,
  };
}

async function addRecall(h: Harness, username: string, personId: string): Promise<string> {
  const id = h.deps.newId('recall');
  const actor = await h.actorOf(username);
  const row = { id, organisationId: String(actor.organisationId), personId };
  await change(h.deps, actor, async ({ tx, nothingChanged }) => {
    await addRecalls(tx, [{ ...row, quarter: '1405-1', drawnAt: '2026-04-01T08:00:00.000Z' }]);
    nothingChanged();
    return ok(undefined);
  });
  return id;
}

/** There is no social worker among the demo accounts: one is added to Bushehr with the officer's password. */
async function addSocialWorker(h: Harness): Promise<void> {
  const officer = await findAccount(h.deps.database.read, callers.officer);
  if (!officer) throw new Error('no officer');
  const id = h.deps.newId('account');
  const done = await change(h.deps, systemActor, async ({ tx, audit }) => {
    await addAccounts(tx, [
      {
        id,
        username: callers.socialWorker,
        role: 'social-worker',
        organisationId: officer.actor.organisationId,
        nameFa: 'مددکار',
        nameEn: 'Social worker',
        passwordHash: officer.passwordHash,
        createdAt: h.deps.now().toISOString(),
      },
    ]);
    audit({ action: 'account.add', entity: 'account', entityId: id });
    return ok(undefined);
  });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}

/** A token that is alive: calls before may have ended the one that was. */
async function tokenOf(h: Harness, caller: Caller): Promise<string | undefined> {
  if (caller === 'stranger') return 'no-token-that-ever-was-000000000000000000000';
  const username = callers[caller];
  if (username === undefined) return undefined;
  const token = await h.tokenOf(username);
  const alive = await h.app.request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  if (alive.status === 200) return token;
  // Sessions are kept by name in the harness; a day later all are signed in afresh, and no throttle counts any more.
  h.setNow(new Date(h.deps.now().getTime() + 24 * 3_600_000).toISOString());
  return await h.tokenOf(username);
}
