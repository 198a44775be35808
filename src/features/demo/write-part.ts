import type { LocalDate } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAsk, answerAsk } from '../asks/asks.repo.ts';
import { addOpportunities } from '../opportunities/opportunities.repo.ts';
import { addPeople } from '../people/person-writes.repo.ts';
import { type Change, type ChangeActor, change } from '../records/change.repo.ts';
import { addMissed } from '../vocabulary-care/missed-queries.repo.ts';
import { weekOf } from '../vocabulary-care/missed-query.rules.ts';
import {
  addEmployers,
  addReferrals,
  demoActions,
  leaveOutcomes,
  moveStatuses,
  setBack,
} from './demo.repo.ts';
import { demoId } from './demo-dice.rules.ts';
import { addHistories, addWorks } from './demo-outcomes.repo.ts';
import type { GivingPart } from './giving-part.ts';
import type { DemoPart } from './plan-demo.ts';
import type { PlannedPerson } from './plan-people.ts';

const action = demoActions.load;

interface Writing {
  readonly deps: Deps;
  readonly actor: ChangeActor;
  readonly today: LocalDate;
}
type OwnPart = Exclude<DemoPart, GivingPart>;
type Writers = {
  readonly [K in OwnPart['kind']]: (
    change: Change,
    part: Extract<OwnPart, { readonly kind: K }>,
    writing: Writing,
  ) => Promise<void>;
};

/** Writes one part of the demo data, whole or not at all. */
export async function writePart(writing: Writing, part: OwnPart): Promise<void> {
  const write = writers[part.kind] as (change: Change, part: OwnPart, writing: Writing) => Promise<void>;
  await change(writing.deps, writing.actor, async (made) => {
    await write(made, part, writing);
    return ok(undefined);
  });
}

const writers: Writers = {
  async employers({ tx, audit }, { rows }) {
    await addEmployers(tx, rows);
    for (const { id } of rows) audit({ action, entity: 'employer', entityId: id });
  },
  async opportunities({ tx, audit, reindex }, { rows }) {
    await addOpportunities(tx, rows);
    for (const { id, revision } of rows) {
      audit({ action, entity: 'opportunity', entityId: id });
      reindex({ index: 'opportunities', docId: id, op: 'put', rev: revision ?? 1 });
    }
  },
  people: writePeople,
  async referrals({ tx, audit, reindex }, part) {
    await addReferrals(tx, part);
    for (const { id, personId } of part.of) audit({ action, entity: 'referral', entityId: id, personId });
    for (const { id, rev } of await moveStatuses(tx, part.statuses)) {
      audit({ action, entity: 'person', entityId: id, personId: id, fields: ['status'] });
      reindex({ index: 'people', docId: id, op: 'put', rev });
    }
    await leaveOutcomes(tx);
  },
  // A person's whole story in one transaction, so that a load cut short leaves nobody with half of it.
  async stories({ tx, audit }, { works, histories, notes, personIds }) {
    await addWorks(tx, works);
    await addHistories(tx, histories);
    await leaveOutcomes(tx);
    for (const note of notes) audit({ action, ...note });
    // How people stood is derived; the first of them stands for all that were written with it.
    const [first] = personIds;
    if (first !== undefined) audit({ action, entity: 'outcome', entityId: first });
  },
  async asks({ tx, audit }, { asks }, { deps, actor }) {
    for (const { answer, answeredBy = actor.accountId, ...ask } of asks) {
      await addAsk(tx, deps.crypto, ask);
      const { id, organisationId } = ask;
      if (answer)
        await answerAsk(
          tx,
          { id, organisationId, revision: 1 },
          { outcome: answer.outcome, personId: null, answeredAt: answer.at, answeredBy },
        );
      audit({ action, entity: 'ask', entityId: id });
    }
  },
  async last({ tx, audit }, { missed }, { deps, today }) {
    const rows = missed.map((one) => ({ ...one, id: demoId('missedQuery', one.query) }));
    await addMissed(tx, deps.crypto, rows, weekOf(today));
    audit({ action: demoActions.done, entity: 'demo', entityId: 'demo' });
  },
};

async function writePeople(
  { tx, audit, reindex }: Change,
  { people }: Extract<DemoPart, { readonly kind: 'people' }>,
  { deps, today }: Writing,
): Promise<void> {
  const at = deps.now().toISOString();
  for (const organisationId of new Set(people.map((one) => one.organisationId))) {
    const own = people.filter((one) => one.organisationId === organisationId);
    const tools = { crypto: deps.crypto, newId: plannedIds(own), at, today };
    const newcomers = own.map(({ values, requestedAt }) => ({ values, requestedAt }));
    const { added } = await addPeople(tx, tools, { organisationId }, newcomers);
    for (const { id, revision } of added) {
      audit({ action, entity: 'person', entityId: id, personId: id });
      reindex({ index: 'people', docId: id, op: 'put', rev: revision });
    }
  }
  await setBack(
    tx,
    people.map(({ id, requestedAt, statusSince }) => ({ id, at: requestedAt, since: statusSince })),
    people.flatMap(({ householdId, requestedAt, values }) =>
      values.household.id === null ? [{ id: householdId, at: requestedAt }] : [],
    ),
  );
  await leaveOutcomes(tx);
}

/** Hands the planned ids to the writers in the order in which they ask; made anew each time a change is run. */
function plannedIds(rows: readonly PlannedPerson[]): (kind: IdKind) => string {
  const people = rows.map(({ id }) => id);
  const households = rows
    .filter(({ values }) => values.household.id === null)
    .map(({ householdId }) => householdId);
  let aid = 0;
  return (kind) => {
    const id =
      kind === 'person'
        ? people.shift()
        : kind === 'household'
          ? households.shift()
          : demoId('aid', `${rows[0]?.id}-${aid++}`);
    if (id === undefined) throw new Error(`the demo data planned no further ${kind}`);
    return id;
  };
}
