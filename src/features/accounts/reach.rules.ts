import { type Actor, isPermitted, type Role } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { reachText } from './reach.text.ts';

/** Whose accounts somebody looks after: their own organisation's staff, or the managers of the organisations in view. */
export type Reach =
  | { readonly of: 'own'; readonly organisationId: string; readonly roles: readonly Role[] }
  | {
      readonly of: 'view';
      readonly organisationId: string;
      readonly nation: boolean;
      readonly roles: readonly Role[];
    };

/** The first line of every use case about other people's accounts. */
export function reachOf(actor: Actor): Result<Reach> {
  const { organisationId } = actor;
  if (!isPermitted(actor, 'accounts:manage') || organisationId === null) return fail(problem('forbidden'));
  if (actor.role === 'manager')
    return ok({ of: 'own', organisationId, roles: ['manager', 'officer', 'social-worker'] });
  return ok({
    of: 'view',
    organisationId,
    nation: actor.organisationKind === 'national',
    roles: ['manager'],
  });
}

/** Roles whose passwords an actor may make: a second approver must never be somebody the first one has made up. */
export function grantedRoles(reach: Reach): readonly Role[] {
  return reach.of === 'view' ? ['manager'] : ['officer', 'social-worker'];
}

/** Refuses what would let one manager act as another: a new password, or a second factor taken off. */
export function mayHandCredentials(reach: Reach, role: Role): Result<undefined> {
  return grantedRoles(reach).includes(role)
    ? ok(undefined)
    : fail(problem('forbidden', { detail: reachText.managersByHeadquarters }));
}

/** A password made for somebody: sixteen letters that look like no other, in fours; 80 bits of ten random bytes or more. */
export function oneTimePasswordFrom(bytes: Uint8Array): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const letters = [...bytes.slice(0, 16)].map((byte) => alphabet[byte & 31] ?? '0').join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
