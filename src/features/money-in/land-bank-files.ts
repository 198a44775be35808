import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { turnOfOthers } from '../../platform/turn.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { dropChecked, landingBankFiles } from './bank-file.repo.ts';
import type { BankFileRecord } from './bank-file-record.rules.ts';
import { landNextPart } from './land-bank-rows.ts';

/** How much may land in one go. */
export interface LandingLimits {
  /** Parts, of all files together; all of them where it is left out. */
  readonly parts?: number | undefined;
  stopped?(): boolean;
}

/**
 * Due work: lets the bank's lists that were given land, part by part, the oldest list first. A stop or kill leaves whole parts,
 * and the next call goes on with the part after them. A list that fails is logged and stands in no other's way.
 * @returns whether one failed.
 */
export async function landBankFiles(deps: Deps, limits: LandingLimits = {}): Promise<boolean> {
  let left = limits.parts ?? Number.POSITIVE_INFINITY;
  let failed = false;
  for (const file of await landingBankFiles(deps.database.read)) {
    try {
      left -= await landBankFile(deps, file, { ...limits, parts: left });
    } catch (error) {
      failed = true;
      deps.log.error("a bank's list does not land", { file: file.id, error });
    }
    if (left <= 0 || limits.stopped?.()) break;
  }
  return failed;
}

/** The same of one file. @returns how many parts landed. @throws Error where a part cannot: what is before it has landed. */
export async function landBankFile(
  deps: Deps,
  file: BankFileRecord,
  { parts = Number.POSITIVE_INFINITY, stopped = () => false }: LandingLimits = {},
): Promise<number> {
  for (let landed = 0; ; landed += 1) {
    if (landed >= parts || stopped()) return landed;
    const done = await landNextPart(deps, file);
    if (!done.ok) throw new Error(`rows of a list are refused: ${JSON.stringify(done.problem.detail)}`);
    if (!done.value) return landed;
    await turnOfOthers();
  }
}

/** A list that was only checked is kept so long (hours). */
const checkedForHours = 24;

/** Due work: what was checked and never recorded goes, with the names of payers in it. */
export async function sweepCheckedFiles(deps: Deps, actor: ChangeActor): Promise<void> {
  const before = new Date(deps.now().getTime() - checkedForHours * 3_600_000).toISOString();
  await change(deps, actor, async ({ tx, nothingChanged }) => {
    // Nothing of it was ever recorded, so that nothing is taken back.
    nothingChanged();
    return ok(await dropChecked(tx, before));
  });
}
