import type { Actor, Permission, Scope } from '../../kernel/actor.ts';
import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { type FieldError, problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { invalidInput } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { AuditAction } from '../records/audit-action.rules.ts';
import { type Change, change } from '../records/change.repo.ts';
import type { SponsorshipEvent } from './sponsorship.rules.ts';
import { eventNames, fieldText, sponsorshipText } from './sponsorship.text.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { addEvent, changeSponsorship, type SponsorshipChanges } from './sponsorship-writes.repo.ts';
import { sponsorshipsRepo } from './sponsorships.repo.ts';
import { mayHappen, nextEvents } from './steps.rules.ts';

/** What a step is carried out with. */
export interface Step {
  readonly change: Change;
  readonly deps: Deps;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly sponsorship: SponsorshipWhole;
  readonly eventId: string;
  /** Instant of recording, and the day of it in Iran. */
  readonly at: string;
  readonly today: LocalDate;
}

/** What a step leads to; `details` hold ids, amounts and codes, never a name. */
export interface StepDone {
  readonly changes: SponsorshipChanges;
  readonly happenedOn: LocalDate;
  readonly details?: Readonly<Record<string, unknown>>;
  /** What it posted, in that order. */
  readonly entries?: readonly string[];
  readonly undoes?: string;
}

export const fieldFault = (path: string, code: keyof typeof fieldText): FieldError => ({
  path,
  code,
  message: fieldText[code],
});
export const refusedField = (path: string, code: keyof typeof fieldText) =>
  fail(invalidInput([fieldFault(path, code)]));
export const conflict = (detail: { fa: string; en: string }, extra?: Readonly<Record<string, unknown>>) =>
  fail(problem('conflict', { detail, ...(extra ? { extra } : {}) }));

/** A day that is neither to come nor before the step it follows; today where none is given. */
export function dayOf(
  given: LocalDate | undefined,
  today: LocalDate,
  notBefore: LocalDate | null,
): Result<LocalDate> {
  const on = given ?? today;
  if (on > today) return refusedField('happenedOn', 'day.future');
  if (notBefore !== null && on < notBefore) return refusedField('happenedOn', 'day.early');
  return ok(on);
}

/**
 * One step of one sponsorship of the own organisation (404 otherwise), in one transaction with its event and audit row.
 * Refuses what would skip a step (409, with what is next: `next`) and a version that has moved since (412).
 */
export async function changeOneSponsorship(
  deps: Deps,
  actor: Actor,
  id: string,
  options: {
    readonly permission: Permission;
    readonly ifMatch: string | undefined;
    readonly event: SponsorshipEvent;
    readonly action: AuditAction;
    readonly plan: (step: Step) => Promise<Result<StepDone>>;
  },
): Promise<Result<SponsorshipWhole>> {
  const scope = scopeFor(actor, options.permission);
  if (!scope.ok) return scope;
  const { ifMatch, event, action, plan } = options;
  const now = deps.now();
  const at = now.toISOString();
  const eventId = deps.newId('sponsorshipEvent');
  return await change<SponsorshipWhole>(deps, actor, async (work) => {
    const repo = sponsorshipsRepo(work.tx, scope.value);
    const sponsorship = await repo.whole(id);
    if (!sponsorship) return fail(problem('not-found'));
    const stale = fail(problem('stale', { detail: sponsorshipText.stale }));
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== String(sponsorship.revision)) return stale;
    if (!mayHappen(event, sponsorship)) return notNow(sponsorship);
    const planned = await plan({
      change: work,
      deps,
      actor,
      scope: scope.value,
      sponsorship,
      eventId,
      at,
      today: tehranToday(now),
    });
    if (!planned.ok) return planned;
    const { changes, happenedOn, entries = [], undoes } = planned.value;
    const details = {
      ...planned.value.details,
      ...(actor.standsInFrom === undefined ? {} : { secondFrom: actor.standsInFrom }),
    };
    if (!(await changeSponsorship(work.tx, sponsorship, changes))) return stale;
    await addEvent(work.tx, {
      id: eventId,
      sponsorshipId: id,
      event,
      happenedOn,
      details: entries.length > 1 ? { ...details, entries } : details,
      entryId: entries.at(-1) ?? null,
      undoes: undoes ?? null,
      recordedAt: at,
      recordedBy: actor.accountId,
    });
    work.audit({
      action,
      entity: 'sponsorship',
      entityId: id,
      personId: sponsorship.personId,
      fields: ['event', 'happenedOn', ...Object.keys(changes)],
      values: { event, happenedOn, changes, details },
    });
    const after = await repo.whole(id);
    if (!after) throw new Error('a sponsorship that was just changed is not there');
    return ok(after);
  });
}

/** The refusal of a step that is not the next one: it says which are. */
export function notNow(sponsorship: Pick<SponsorshipWhole, 'state' | 'end' | 'approvedBy'>) {
  const next = nextEvents[sponsorship.state].filter((event) => mayHappen(event, sponsorship));
  const [first] = next;
  return conflict(
    first === undefined ? sponsorshipText.nothingNext : sponsorshipText.notNow(eventNames[first]),
    { next },
  );
}
