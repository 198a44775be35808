/** Roles of people who sign in. `manager` may all that an `officer` may, an `officer` all that a `social-worker` may. */
export const roles = [
  'manager',
  'officer',
  'social-worker',
  'headquarters',
  'auditor',
  'benefactor',
  'beneficiary',
] as const;
export type Role = (typeof roles)[number];

export const organisationKinds = ['association', 'care-centre', 'province-council', 'national'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Who acts. `organisationId` is null for those who belong to none (benefactors, beneficiaries, auditors of the whole). */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly name: { readonly fa: string; readonly en: string };
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisationKind: OrganisationKind | null;
  /** The organisation above, of one who stands in as the second person of an association, for one request alone. */
  readonly standsInFrom?: string;
}

/** What can be permitted. A use case names one of these before anything else. */
const permissions = {
  'people:read': ['manager', 'officer', 'social-worker'],
  'people:write': ['manager', 'officer', 'social-worker'],
  'people:reveal': ['manager', 'officer'],
  'people:import': ['manager', 'officer'],
  'people:duplicates': ['headquarters'],
  'opportunities:staff': ['manager', 'officer', 'social-worker'],
  'opportunities:write': ['manager', 'officer'],
  'employers:read': ['manager', 'officer'],
  'employers:write': ['manager', 'officer'],
  'matching:read': ['manager', 'officer', 'social-worker'],
  'referrals:read': ['manager', 'officer', 'social-worker'],
  'referrals:write': ['manager', 'officer'],
  'placements:read': ['manager', 'officer', 'social-worker'],
  'placements:write': ['manager', 'officer', 'social-worker'],
  'awards:write': ['manager', 'officer'],
  'recalls:draw': ['manager'],
  /** The two promises: an organisation's own, or those below a council or the nation as counts alone. */
  'targets:read': ['manager', 'officer', 'social-worker', 'headquarters', 'auditor'],
  'asks:read': ['manager', 'officer', 'social-worker'],
  'asks:write': ['manager', 'officer', 'social-worker'],
  'asks:overdue': ['headquarters'],
  'audit:read': ['manager', 'auditor'],
  'audit:whole': ['auditor'],
  'accounts:manage': ['manager', 'headquarters'],
  'today:read': ['manager', 'officer', 'social-worker'],
  'reference:read': ['manager', 'officer', 'social-worker', 'headquarters', 'auditor'],
  'reference:write': ['headquarters'],
  'search:care': ['headquarters'],
  /** A benefactor's own gifts, papers and profile; nobody else's. */
  'giving:own': ['benefactor'],
  'pledges:read': ['manager'],
  /** Reading pledges, and saying that one was paid: a manager the organisation's, a benefactor their own. */
  'pledges:shared': ['manager', 'benefactor'],
  'pledges:write': ['manager'],
  /** Entering money that came, reading a bank's list, deciding what belongs to which pledge. */
  'receipts:write': ['manager'],
  'ledger:read': ['manager', 'auditor'],
  'ledger:write': ['manager'],
  'causes:write': ['manager', 'officer'],
  'campaigns:write': ['manager', 'headquarters'],
  'sponsorships:read': ['manager', 'officer', 'social-worker'],
  'sponsorships:write': ['manager', 'officer'],
  /** The second person. */
  'sponsorships:approve': ['manager'],
  /** Being the second person where an association has no other manager than the one who asked. */
  'requests:second': ['headquarters'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export function isPermitted(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(actor.role);
}

/** Everyone who may, in the order of `roles`; for descriptions. */
export function rolesWith(permission: Permission): readonly Role[] {
  return roles.filter((role) => (permissions[permission] as readonly Role[]).includes(role));
}

/** Staff see case data of their own organisation and of no other; a repository cannot be built without one of these. */
export interface Scope {
  readonly organisationId: string;
}
