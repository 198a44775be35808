import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import { findOrganisation, type OrganisationRecord } from '../organisations/organisations.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import type { FigureScope } from './figure.rules.ts';

/** Whose figures an actor asked for, and whether they may see who is behind them. */
export interface FigureReader {
  readonly scope: FigureScope;
  /** The widest they may see; the same as `scope` unless they asked for one organisation of it. */
  readonly whole: FigureScope;
  readonly organisation: { readonly id: string; readonly name: Text } | undefined;
  /** Staff see their own organisation whole, with its people; all others see counts, small groups withheld. */
  readonly seesPeople: boolean;
}

/**
 * Staff: their organisation. Headquarters and auditors: the nation, the province of their council, or their association; one
 * organisation or province of it where they name it. Refuses with `not-found` what lies beyond.
 */
export async function figureReader(
  read: Reader,
  actor: Actor,
  {
    organisationId,
    province,
  }: { readonly organisationId?: string | undefined; readonly province?: string | undefined },
): Promise<Result<FigureReader>> {
  const permitted = permit(actor, 'targets:read');
  if (!permitted.ok) return permitted;
  const own = actor.organisationId === null ? undefined : await findOrganisation(read, actor.organisationId);
  const seesPeople = actor.role !== 'headquarters' && actor.role !== 'auditor';
  // Whoever has an organisation that is not on record sees nothing rather than everything.
  if (own === undefined && (seesPeople || actor.organisationId !== null)) return fail(problem('forbidden'));
  const whole = seesPeople ? ownScope(own) : wholeOf(own);
  if (organisationId === undefined && province !== undefined && !seesPeople) {
    if (whole.kind === 'province' && whole.province === province)
      return ok({ scope: whole, whole, organisation: undefined, seesPeople });
    if (whole.kind !== 'nation') return fail(problem('not-found'));
    return ok({ scope: { kind: 'province', province }, whole, organisation: undefined, seesPeople });
  }
  if (organisationId === undefined || organisationId === own?.id)
    return ok({ scope: whole, whole, organisation: own && named(own), seesPeople });
  if (seesPeople || whole.kind === 'organisation') return fail(problem('not-found'));
  const asked = await findOrganisation(read, organisationId);
  if (asked === undefined || (whole.kind === 'province' && asked.province !== whole.province))
    return fail(problem('not-found'));
  return ok({ scope: ownScope(asked), whole, organisation: named(asked), seesPeople });
}

function ownScope(own: OrganisationRecord | undefined): FigureScope {
  return { kind: 'organisation', organisationId: own?.id ?? '' };
}

function wholeOf(own: OrganisationRecord | undefined): FigureScope {
  if (own === undefined || own.kind === 'national') return { kind: 'nation' };
  // A council without a province on record sees nothing rather than everything.
  return own.kind === 'province-council' ? { kind: 'province', province: own.province ?? '' } : ownScope(own);
}

function named({ id, fa, en }: OrganisationRecord): { readonly id: string; readonly name: Text } {
  return { id, name: { fa, en } };
}

export function isSameScope(a: FigureScope, b: FigureScope): boolean {
  if (a.kind === 'organisation') return b.kind === a.kind && a.organisationId === b.organisationId;
  if (a.kind === 'province') return b.kind === a.kind && a.province === b.province;
  return b.kind === a.kind;
}
