import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { readCursor, writeCursor } from '../../kernel/cursor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput, parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { hasOtherManager } from '../organisations/second-person.repo.ts';
import { placementsRepo } from '../placements/placements.repo.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { benefactorNames, type OpenBankAccount, openBankAccounts } from './payers.repo.ts';
import { sponsorshipsQuery } from './sponsorship.input.ts';
import type {
  QueuedSponsorship,
  ShareRecord,
  SponsorshipWhole,
  Survival,
} from './sponsorship-record.rules.ts';
import { sponsorshipsRepo } from './sponsorships.repo.ts';
import { survivalOf } from './survival.rules.ts';

export interface SponsorshipView {
  readonly sponsorship: SponsorshipWhole;
  readonly survival: readonly Survival[];
  readonly banks: readonly OpenBankAccount[];
  /** Whether another manager than who asked may decide what waits; else somebody above does. */
  readonly hasOther: boolean;
  /** For managers alone; empty for everybody else. */
  readonly names: ReadonlyMap<string, { readonly name: string; readonly anonymous: boolean }>;
}

/** One sponsorship with everything that happened to it; who gives is told to managers alone. */
export async function viewSponsorship(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<SponsorshipView>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const sponsorship = await sponsorshipsRepo(read, scope.value).whole(id);
  if (!sponsorship) return fail(problem('not-found'));
  const mayName = isPermitted(actor, 'pledges:read');
  const { placementId } = sponsorship;
  const work = placementId === null ? undefined : await placementsRepo(read, scope.value).whole(placementId);
  return ok({
    sponsorship: mayName ? sponsorship : { ...sponsorship, shares: sponsorship.shares.map(unnamed) },
    survival: work ? survivalOf(work, tehranToday(deps.now())) : [],
    banks: await openBankAccounts(read, scope.value.organisationId),
    hasOther: await hasOtherManager(
      read,
      scope.value.organisationId,
      cancelAsked(sponsorship)?.recordedBy ?? sponsorship.proposedBy,
    ),
    names: mayName
      ? await benefactorNames(
          read,
          sponsorship.shares.flatMap(({ benefactorId }) => benefactorId ?? []),
        )
      : new Map(),
  });
}

/** Of a benefactor's share an officer sees that it is one, not whose. */
function unnamed(share: ShareRecord): ShareRecord {
  return share.source === 'benefactor' ? { ...share, benefactorId: null, fundName: null } : share;
}

export interface SponsorshipPage {
  readonly items: readonly QueuedSponsorship[];
  readonly nextCursor?: string;
  readonly total: number;
}

/** Sponsorships of the caller's organisation, what is due first, first. */
export async function listSponsorships(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<SponsorshipPage>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const parsed = parse(sponsorshipsQuery, input);
  if (!parsed.ok) return parsed;
  const { cursor, ...filter } = parsed.value;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined)
    return fail(invalidInput([fieldError('cursor', 'format.wrong')]));
  const today = tehranToday(deps.now());
  const { items, next, total } = await sponsorshipsRepo(deps.database.read, scope.value).list(
    { ...filter, after },
    today,
  );
  return ok({ items, total, ...(next ? { nextCursor: writeCursor(next) } : {}) });
}
