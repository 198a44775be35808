/**
 * Everything that is put on record, by name: the audit's reader has words for each in both languages, so a new one that
 * nobody could read does not compile. Names on record are never changed or given another meaning.
 */
export const auditActions = [
  'person.register',
  'person.import',
  'person.edit',
  'person.status',
  'person.pause-lapsed',
  'person.view',
  'person.reveal',
  'person.key-erased',
  'referral.propose',
  'referral.accept',
  'referral.send',
  'referral.interview',
  'referral.offer',
  'referral.place',
  'referral.decline',
  'referral.refuse',
  'referral.withdraw',
  'placement.add',
  'placement.edit',
  'placement.end',
  'check.add',
  'check.correct',
  'visit.plan',
  'visit.done',
  'visit.cancel',
  'award.add',
  'award.edit',
  'award.deliver',
  'award.void',
  'recall.draw',
  'recall.answer',
  'outcome.settle',
  'opportunity.publish',
  'opportunity.edit',
  'opportunity.close',
  'opportunity.import',
  'employer.register',
  'employer.update',
  'ask.receive',
  'ask.again',
  'ask.more',
  'ask.hand-over',
  'ask.answer',
  'ask.erase',
  'session.try',
  'session.start',
  'session.end',
  'session.password',
  'session.second-step',
  'session.revoke',
  'session.revoke-others',
  'account.add',
  'account.disable',
  'account.enable',
  'account.unlock',
  'account.password-change',
  'account.password-reset',
  'account.second-factor-start',
  'account.second-factor-on',
  'account.second-factor-off',
  'account.second-factor-removed',
  'account.recovery-code',
  'account.recovery-codes',
  'organisation.load',
  'organisation.edit',
  'reference.load',
  'reference.add',
  'reference.edit',
  'missed-query.answer',
  'missed-query.dismiss',
  'search.reindex',
  'search.retry',
  'weights.add',
  'audit.read',
  'demo.load',
  'demo.complete',
] as const;
export type AuditAction = (typeof auditActions)[number];

export function isAuditAction(text: string): text is AuditAction {
  return (auditActions as readonly string[]).includes(text);
}

/** Records that belong to a person's file: their audit rows must say whose. */
export const personalEntities = [
  'person',
  'referral',
  'placement',
  'check',
  'visit',
  'award',
  'recall',
] as const;
/** What else is put on record; `audit` is the record of what was done itself. */
export const houseEntities = [
  'opportunity',
  'employer',
  'ask',
  'account',
  'session',
  'throttle',
  'organisation',
  'reference',
  'missed-query',
  'search',
  'weights',
  'outcome',
  'audit',
  'demo',
] as const;
export type AuditEntity = (typeof personalEntities)[number] | (typeof houseEntities)[number];

interface Noted {
  readonly action: AuditAction;
  readonly entityId: string;
  readonly fields?: readonly string[];
  /** Digested before it is stored, under the person's own key where a person is named. */
  readonly values?: unknown;
}

/** One thing that was done to one record: names of fields and keyed digests of values, never the values. */
export type AuditNote =
  | (Noted & { readonly entity: (typeof personalEntities)[number]; readonly personId: string })
  | (Noted & { readonly entity: (typeof houseEntities)[number]; readonly personId?: string });
