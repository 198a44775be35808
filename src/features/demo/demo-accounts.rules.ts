import type { Role } from '../../kernel/actor.ts';

/** Accounts of the demo data; they never exist outside it. */
export const demoPassword = 'mehrkar-demo';

export interface DemoAccount {
  readonly username: string;
  readonly role: Role;
  readonly organisationId: string | null;
}

export const demoAccounts: readonly DemoAccount[] = [
  { username: 'officer.bushehr', role: 'officer', organisationId: 'org-assoc-bushehr' },
  { username: 'manager.bushehr', role: 'manager', organisationId: 'org-assoc-bushehr' },
  { username: 'manager2.bushehr', role: 'manager', organisationId: 'org-assoc-bushehr' },
  { username: 'officer.gilan', role: 'officer', organisationId: 'org-assoc-gilan' },
  { username: 'care.gilan', role: 'officer', organisationId: 'org-care-gilan' },
  { username: 'hq', role: 'headquarters', organisationId: 'org-hq' },
  { username: 'benefactor', role: 'benefactor', organisationId: null },
  { username: 'auditor', role: 'auditor', organisationId: null },
];

export const demoUsernames: readonly string[] = demoAccounts.map((account) => account.username);

/** Of the demo's benefactor, who may sign in by a code as well as by password. */
export const demoBenefactor = { username: 'benefactor', phone: '09120000000', province: 'tehran' } as const;
