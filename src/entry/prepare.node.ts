import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDemoAccounts, hashAhead } from '../features/demo/add-demo-accounts.ts';
import { wantedDemo } from '../features/demo/demo.repo.ts';
import { demoFiles } from '../features/demo/demo-files.rules.ts';
import type { DemoSize } from '../features/demo/demo-size.rules.ts';
import { loadDemo } from '../features/demo/load-demo.ts';
import type { DemoPlanner } from '../features/demo/plan-demo.ts';
import { putWeightsOnRecord } from '../features/matching/put-weights-on-record.ts';
import { indexMissingOpportunities } from '../features/opportunities/index-opportunities.ts';
import { loadOrganisations } from '../features/organisations/load-organisations.ts';
import { organisationsFile } from '../features/organisations/organisation-files.rules.ts';
import { settleAllOutcomes } from '../features/outcomes/settle-outcomes.ts';
import { fillPeopleSearch } from '../features/people/fill-people-search.ts';
import { loadReference } from '../features/reference/load-reference.ts';
import { referenceFiles } from '../features/reference/reference-files.rules.ts';
import type { Text } from '../kernel/text.ts';
import type { Deps } from '../platform/deps.ts';
import { readTexts } from '../platform/reference-files.node.ts';
import { startFaultText } from '../platform/start-fault.text.ts';
import { StartFault } from '../platform/start-fault.ts';
import { startDemoThread } from './demo-thread.node.ts';
import { systemActor } from './system-actor.ts';

export { systemActor };
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Prepared {
  readonly accounts: boolean;
  readonly demo?: DemoSize | false;
  /** Plans the demo data on a second thread meanwhile: what is written is the same, and sooner. */
  readonly besides?: boolean;
}

/** Brings the reference, the organisations and (if asked) demo accounts and demo data into the database. */
export async function prepareDatabase(deps: Deps, options: Prepared): Promise<void> {
  const thread =
    options.besides && options.demo && (await wantedDemo(deps.database.read)) ? startDemoThread() : undefined;
  try {
    await fill(deps, options, thread?.plan);
  } finally {
    await thread?.close();
  }
}

async function fill(deps: Deps, options: Prepared, planner: DemoPlanner | undefined): Promise<void> {
  if (options.accounts) await hashAhead(deps);
  const folder = join(projectRoot, 'seed/reference');
  const { faults } = await loadReference(deps, systemActor, await readTexts(folder, referenceFiles));
  refuse(faults);
  const organisations = await readTexts(folder, [organisationsFile]);
  refuse((await loadOrganisations(deps, systemActor, organisations.get(organisationsFile) ?? '')).faults);
  await putWeightsOnRecord(deps, systemActor);
  await fillPeopleSearch(deps, systemActor);
  await indexMissingOpportunities(deps, systemActor);
  await settleAllOutcomes(deps, systemActor);
  if (options.accounts) await addDemoAccounts(deps, systemActor);
  if (options.demo)
    await loadDemo(
      deps,
      systemActor,
      await readTexts(join(projectRoot, 'seed/demo'), demoFiles),
      options.demo,
      planner,
    );
}

/** @throws StartFault with one line for each fault: where it stands and how to mend it. */
function refuse(
  faults: readonly { readonly file: string; readonly line: number; readonly message: Text }[],
): void {
  if (faults.length === 0) return;
  const lines = faults.map(({ file, line, message }) => startFaultText.inSeed(file, line, message));
  throw new StartFault({
    fa: lines.map(({ fa }) => fa).join('\n'),
    en: lines.map(({ en }) => en).join('\n'),
  });
}
