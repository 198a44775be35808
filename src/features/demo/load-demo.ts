import { tehranToday } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import type { ChangeActor } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addProvinceAccounts } from './add-demo-accounts.ts';
import { addDemoCampaign } from './add-demo-campaign.ts';
import { wantedDemo } from './demo.repo.ts';
import { readGround } from './demo-ground.ts';
import { type DemoSize, demoScales } from './demo-size.rules.ts';
import { type DemoPlanner, planDemo } from './plan-demo.ts';
import { publishDemoMonths } from './publish-demo-months.ts';
import { isOfGiving, writeGiving } from './write-giving.ts';
import { writePart } from './write-part.ts';

/**
 * Writes the demo data, the same on the same day on every machine and told from the day it was begun: nothing where others
 * have people or accounts; a load that was cut short is completed by the next, of whatever size that is asked.
 * The caller must never be a production start. `files` are the texts of `demoFiles`; `planner` plans on this thread unless
 * another is handed in, and the data are the same whichever does.
 */
export async function loadDemo(
  deps: Deps,
  actor: ChangeActor,
  files: ReadonlyMap<string, string>,
  size: DemoSize,
  planner: DemoPlanner = planDemo,
): Promise<void> {
  const wanted = await wantedDemo(deps.database.read);
  if (!wanted) return;
  const today = tehranToday(wanted.begunAt === undefined ? deps.now() : new Date(wanted.begunAt));
  const provinces = (await vocabularyOf(deps.database)).items('provinces');
  if (demoScales[size].elsewhere > 0) await addProvinceAccounts(deps, actor, provinces);
  const ground = await readGround(deps, { files, size, today });
  for await (const part of planner(ground)) {
    if (part.kind === 'last') {
      await addDemoCampaign(deps, actor);
      await publishDemoMonths(deps, actor, today);
    }
    if (isOfGiving(part)) await writeGiving(deps, actor, part);
    else await writePart({ deps, actor, today }, part);
  }
}
