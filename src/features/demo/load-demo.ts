import { type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import type { IdKind } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { addAsk, answerAsk } from '../asks/asks.repo.ts';
import { matchContext } from '../matching/context.repo.ts';
import { scoreOfFitting } from '../matching/judge.rules.ts';
import { addOpportunities } from '../opportunities/opportunities.repo.ts';
import { factsOf } from '../opportunities/opportunity-row.repo.ts';
import { countiesCovered } from '../organisations/organisations.repo.ts';
import { addPeople } from '../people/person-writes.repo.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addMissed } from '../vocabulary-care/missed-queries.repo.ts';
import { weekOf } from '../vocabulary-care/missed-query.rules.ts';
import { addProvinceAccounts } from './add-demo-accounts.ts';
import { readDemoSeed } from './demo.input.ts';
import {
  accountIds,
  addEmployers,
  addHistories,
  demoActions,
  leaveOutcomes,
  moveStatuses,
  presentIds,
  setBack,
  wantedDemo,
  wholeRow,
} from './demo.repo.ts';
import { demoId } from './demo-dice.rules.ts';
import { type DemoSize, demoScales } from './demo-size.rules.ts';
import { givingPlan } from './giving-plan.ts';
import { factsOfPlan } from './person-facts-of-plan.rules.ts';
import { type PlannedAsk, planAsks } from './plan-asks.ts';
import { planAwards, withAidOf } from './plan-awards.ts';
import { planGroups } from './plan-groups.ts';
import { storiesOf } from './plan-histories.ts';
import { closedOn, lastDayOf, type PlannedOpportunity, planOpportunities } from './plan-opportunities.ts';
import { type PlannedPerson, planPeople } from './plan-people.ts';
import { planRecalls } from './plan-recalls.ts';
import { type PlannedReferral, planReferrals, type World } from './plan-referrals.ts';
import { planWorks } from './plan-works.ts';
import { publishDemoMonths } from './publish-demo-months.ts';
import { writeGiving } from './write-giving.ts';
import { writeOutcomes } from './write-outcomes.ts';

const action = demoActions.load;
/** Records of a transaction, each with what stands beside it. */
const peopleAtOnce = 450;
const opportunitiesAtOnce = 500;
const referralsAtOnce = 450;

/**
 * Writes the demo data, the same on the same day on every machine and told from the day it was begun: nothing where others
 * have people or accounts; a load that was cut short is completed by the next, of whatever size that is asked.
 * The caller must never be a production start. `files` are the texts of `demoFiles`.
 */
export async function loadDemo(
  deps: Deps,
  actor: ChangeActor,
  files: ReadonlyMap<string, string>,
  size: DemoSize,
): Promise<void> {
  const wanted = await wantedDemo(deps.database.read);
  if (!wanted) return;
  const seed = readDemoSeed(files);
  const scale = demoScales[size];
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(wanted.begunAt === undefined ? deps.now() : new Date(wanted.begunAt));
  const { employers, opportunities } = planOpportunities(seed, scale, vocabulary, today);
  const groups = planGroups(seed, scale, vocabulary, await countiesCovered(deps.database.read));
  const registered = planPeople(seed, groups, scale, vocabulary, today);
  if (scale.elsewhere > 0) await addProvinceAccounts(deps, actor, vocabulary.items('provinces'));
  const actors = actorsOf(
    registered.map(({ organisationId }) => organisationId),
    await accountIds(deps.database.read),
  );
  const wageOn = (day: LocalDate) => vocabulary.wageOn(day);
  const awards = planAwards(registered, { today, actors, ...scale });
  const own = planWorks(withAidOf(registered, awards, today), awards, { today, actors, wageOn });
  await writeOpportunities(deps, actor, employers, opportunities);
  await writePeople(deps, actor, own.people, today);
  const referrals = await referralsOf(deps, own.people, opportunities, { today, actors, ...scale });
  await writeReferrals(deps, actor, referrals);
  const stories = storiesOf(
    own.people,
    [...own.works, ...referrals.flatMap(({ work }) => work ?? [])],
    [...own.statuses, ...referrals.flatMap(({ statuses }) => statuses)],
  );
  const recalled = planRecalls(stories, actors, today);
  await writeOutcomes(deps, actor, recalled.stories, { awards, recalls: recalled.recalls });
  await writeGiving(
    deps,
    actor,
    await givingPlan(deps, { seed, today, ...scale, awards, stories, opportunities }),
  );
  await publishDemoMonths(deps, actor, today);
  await writeAsks(deps, actor, planAsks(seed, own.people, opportunities, today));
  const missed = seed.missed.map((one) => ({ ...one, id: demoId('missedQuery', one.query) }));
  await change(deps, actor, async ({ tx, audit }) => {
    await addMissed(tx, deps.crypto, missed, weekOf(today));
    audit({ action: demoActions.done, entity: 'demo', entityId: 'demo' });
    return ok(undefined);
  });
}

async function writeOpportunities(
  deps: Deps,
  actor: ChangeActor,
  employers: ReturnType<typeof planOpportunities>['employers'],
  opportunities: readonly PlannedOpportunity[],
): Promise<void> {
  for (const rows of await missing(deps, 'employer', employers, opportunitiesAtOnce))
    await change(deps, actor, async ({ tx, audit }) => {
      await addEmployers(tx, rows);
      for (const { id } of rows) audit({ action, entity: 'employer', entityId: id });
      return ok(undefined);
    });
  const planned = opportunities.map(({ row }) => row);
  for (const rows of await missing(deps, 'opportunity', planned, opportunitiesAtOnce))
    await change(deps, actor, async ({ tx, audit, reindex }) => {
      await addOpportunities(tx, rows);
      for (const { id, revision } of rows) {
        audit({ action, entity: 'opportunity', entityId: id });
        reindex({ index: 'opportunities', docId: id, op: 'put', rev: revision ?? 1 });
      }
      return ok(undefined);
    });
}

async function writePeople(
  deps: Deps,
  actor: ChangeActor,
  people: readonly PlannedPerson[],
  today: LocalDate,
): Promise<void> {
  const at = deps.now().toISOString();
  for (const rows of await missing(deps, 'person', people, peopleAtOnce))
    await change(deps, actor, async ({ tx, audit, reindex }) => {
      for (const organisationId of new Set(rows.map((one) => one.organisationId))) {
        const own = rows.filter((one) => one.organisationId === organisationId);
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
        rows.map(({ id, requestedAt, statusSince }) => ({ id, at: requestedAt, since: statusSince })),
        rows.flatMap(({ householdId, requestedAt, values }) =>
          values.household.id === null ? [{ id: householdId, at: requestedAt }] : [],
        ),
      );
      await leaveOutcomes(tx);
      return ok(undefined);
    });
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

async function referralsOf(
  deps: Deps,
  people: readonly PlannedPerson[],
  opportunities: readonly PlannedOpportunity[],
  world: Pick<World, 'today' | 'historyDays' | 'actors'>,
): Promise<readonly PlannedReferral[]> {
  const { ctx, vocabulary } = await matchContext(deps, { opportunityIds: [] });
  const openings = opportunities
    .filter(({ story }) => !story)
    .map(({ row }) => ({
      // What was closed by hand was open before: `lastDay` says until when.
      facts: { ...factsOf(wholeRow(row), vocabulary), closed: false },
      lastDay: lastDayOf(row),
      closedOn: closedOn(row),
    }));
  const asked = { ...ctx, briefly: true, held: () => 0, trainingFor: () => undefined };
  return planReferrals(people, {
    ...world,
    openings,
    wageOn: (day) => vocabulary.wageOn(day),
    facts: new Map(people.map((one) => [one.id, factsOfPlan(one, vocabulary)])),
    weightsVersion: ctx.weights.version,
    // Judged as of that day; the plan counts vacancies itself, and nobody reads which training would help.
    scoreOn: (person, opportunity, day) => scoreOfFitting(person, opportunity, { ...asked, today: day }),
  });
}

/** Who acts for each organisation: its officers, at one also a manager now and then. None: it refers nobody. */
function actorsOf(
  organisations: readonly string[],
  idOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const actors = new Map<string, readonly string[]>();
  for (const organisationId of new Set(organisations)) {
    const [, keeper, province] = /^org-(assoc|care)-(.+)$/.exec(organisationId) ?? [];
    const officer = idOf.get(`${keeper === 'assoc' ? 'officer' : 'care'}.${province}`);
    const manager = keeper === 'assoc' ? idOf.get(`manager.${province}`) : undefined;
    if (officer !== undefined) actors.set(organisationId, [officer, officer, officer, manager ?? officer]);
  }
  return actors;
}

async function writeReferrals(
  deps: Deps,
  actor: ChangeActor,
  referrals: readonly PlannedReferral[],
): Promise<void> {
  const planned = referrals.map((one) => ({ ...one, id: one.row.id }));
  for (const some of await missing(deps, 'referral', planned, referralsAtOnce))
    await change(deps, actor, async ({ tx, audit, reindex }) => {
      await addHistories(tx, {
        referrals: some.map(({ row }) => row),
        events: some.flatMap(({ events }) => events),
      });
      for (const { id, row } of some)
        audit({ action, entity: 'referral', entityId: id, personId: row.personId });
      for (const { id, rev } of await moveStatuses(
        tx,
        some.flatMap(({ statuses }) => statuses),
      )) {
        audit({ action, entity: 'person', entityId: id, personId: id, fields: ['status'] });
        reindex({ index: 'people', docId: id, op: 'put', rev });
      }
      await leaveOutcomes(tx);
      return ok(undefined);
    });
}

async function writeAsks(deps: Deps, actor: ChangeActor, asks: readonly PlannedAsk[]): Promise<void> {
  const actors = actorsOf(
    asks.map(({ organisationId }) => organisationId),
    await accountIds(deps.database.read),
  );
  for (const some of await missing(deps, 'ask', asks, asks.length))
    await change(deps, actor, async ({ tx, audit }) => {
      for (const { answer, ...ask } of some) {
        await addAsk(tx, deps.crypto, ask);
        const { id, organisationId } = ask;
        const [answeredBy = actor.accountId] = actors.get(organisationId) ?? [];
        if (answer)
          await answerAsk(
            tx,
            { id, organisationId, revision: 1 },
            { outcome: answer.outcome, personId: null, answeredAt: answer.at, answeredBy },
          );
        audit({ action, entity: 'ask', entityId: id });
      }
      return ok(undefined);
    });
}

/** Chunks of what is not in the database yet. */
async function missing<T extends { readonly id: string }>(
  deps: Deps,
  name: Parameters<typeof presentIds>[1],
  items: readonly T[],
  size: number,
): Promise<T[][]> {
  const present = await presentIds(
    deps.database.read,
    name,
    items.map(({ id }) => id),
  );
  const left = items.filter(({ id }) => !present.has(id));
  return Array.from({ length: Math.ceil(left.length / size) }, (_, i) =>
    left.slice(i * size, (i + 1) * size),
  );
}
