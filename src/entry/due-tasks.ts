import { eraseAsks } from '../features/asks/erase-asks.ts';
import { handOverAsks } from '../features/asks/hand-over-asks.ts';
import { sweepOldCodes } from '../features/benefactors/ask-for-code.ts';
import { keepYearlyCampaigns } from '../features/campaigns/keep-yearly.ts';
import { judgeCauses } from '../features/causes/judge-causes.ts';
import { pruneFactChanges } from '../features/matching/pool/prune-fact-changes.ts';
import { sendMessages, sweepOldMessages } from '../features/messages/send-messages.repo.ts';
import { sweepCheckedFiles } from '../features/money-in/land-bank-files.ts';
import { settleAllOutcomes } from '../features/outcomes/settle-outcomes.ts';
import { settleAllWorks } from '../features/outcomes/settle-works.ts';
import { lapsePauses } from '../features/people/lapse-pauses.ts';
import { fallDueMonthly, remindOfDues } from '../features/pledges/due-pledges.ts';
import { lapsePledges } from '../features/pledges/lapse-pledges.ts';
import { drawDueRecalls } from '../features/recalls/draw-recalls.ts';
import { sweepKeptAnswers } from '../features/records/answer-once.ts';
import { pruneSearchOutbox } from '../features/search-sync/prune-outbox.ts';
import { tellLasting } from '../features/sponsorships/tell-lasting.ts';
import { countFigures } from '../features/targets/count-figures.ts';
import { publishTransparency } from '../features/transparency/publish-transparency.ts';
import { writeMissed } from '../features/vocabulary-care/missed-counter.repo.ts';
import type { Deps } from '../platform/deps.ts';
import { systemActor } from './system-actor.ts';

export type Tasks = Readonly<Record<string, () => Promise<unknown>>>;

/** What falls due by the calendar, by name: on Node every hour and at the start, on a Worker by its cron. */
export function dueTasks(deps: Deps): Tasks {
  return {
    lapsePauses: () => lapsePauses(deps, systemActor),
    sweepKeptAnswers: () => sweepKeptAnswers(deps),
    sendMessages: () => sendMessages(deps),
    sweepCodes: () => sweepOldCodes(deps),
    sweepMessages: () => sweepOldMessages(deps),
    sweepCheckedFiles: () => sweepCheckedFiles(deps, systemActor),
    eraseAsks: () => eraseAsks(deps, systemActor),
    handOverAsks: () => handOverAsks(deps, systemActor),
    settleOutcomes: () => settleAllOutcomes(deps, systemActor),
    settleWorks: () => settleAllWorks(deps, systemActor),
    drawRecalls: () => drawDueRecalls(deps, systemActor),
    fallDueMonthly: () => fallDueMonthly(deps, systemActor),
    lapsePledges: () => lapsePledges(deps, systemActor),
    judgeCauses: () => judgeCauses(deps, systemActor),
    keepYearlyCampaigns: () => keepYearlyCampaigns(deps, systemActor),
    remindOfDues: () => remindOfDues(deps, systemActor),
    pruneFactChanges: () => pruneFactChanges(deps, systemActor),
    tellLasting: () => tellLasting(deps, systemActor),
    publishTransparency: () => publishTransparency(deps, systemActor),
    writeMissed: () => writeMissed(deps),
    pruneSearchOutbox: () => pruneSearchOutbox(deps, systemActor),
  };
}

/** What is only quicker for being done beforehand: hourly as well, but a start does not wait for it. */
export function laterTasks(deps: Deps): Tasks {
  return { countFigures: () => countFigures(deps, systemActor) };
}
