import { expect, test } from 'vitest';
import { campaignOwner } from '../../../src/features/campaigns/own-campaigns.rules.ts';
import type { Actor, OrganisationKind, Role } from '../../../src/kernel/actor.ts';

const actor = (
  role: Role,
  organisationId: string | null,
  organisationKind: OrganisationKind | null,
): Actor => ({
  accountId: 'acc_1',
  username: 'somebody',
  name: { fa: 'کسی', en: 'Somebody' },
  role,
  organisationId,
  organisationKind,
});

test('a manager looks after the campaigns of their organisation, the national office after those of everywhere', () => {
  expect(campaignOwner(actor('manager', 'org_1', 'association'))).toEqual({ ok: true, value: 'org_1' });
  expect(campaignOwner(actor('manager', 'org_2', 'care-centre'))).toEqual({ ok: true, value: 'org_2' });
  expect(campaignOwner(actor('headquarters', 'org_0', 'national'))).toEqual({ ok: true, value: null });
});

test('nobody else has any', () => {
  for (const other of [
    actor('manager', 'org_3', 'province-council'),
    actor('manager', null, null),
    actor('officer', 'org_1', 'association'),
    actor('benefactor', null, null),
    actor('auditor', 'org_0', 'national'),
  ])
    expect(campaignOwner(other), `${other.role} ${other.organisationKind}`).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
});
