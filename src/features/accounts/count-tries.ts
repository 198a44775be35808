import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { signInText } from './sign-in.text.ts';
import { countTry, triesOf } from './throttle.repo.ts';
import { type TryKeys, type TryKind, tryLimits } from './tries.rules.ts';

/**
 * Counts a try against all its keys at once, before what was sent is looked at: many at once would all slip through
 * otherwise. Refuses (`too-many`, with when to come back) as soon as one is over its limit.
 */
export async function countTries(deps: Deps, actor: ChangeActor, keys: TryKeys): Promise<Result<undefined>> {
  const now = deps.now();
  const counted = (Object.keys(tryLimits) as TryKind[]).flatMap((kind) => {
    const key = keys[kind];
    const { most, minutes } = tryLimits[kind];
    const ends = new Date(now.getTime() + minutes * 60_000).toISOString();
    return key === undefined ? [] : [{ key, most, ends }];
  });
  const refused = (windowEndsAt: string) => {
    const retryAfterSeconds = Math.max(1, Math.ceil((Date.parse(windowEndsAt) - now.getTime()) / 1000));
    const detail = signInText.tooMany(Math.ceil(retryAfterSeconds / 60));
    return fail(problem('too-many', { detail, retryAfterSeconds }));
  };
  const known = await triesOf(
    deps.database.read,
    counted.map(({ key }) => key),
    now.toISOString(),
  );
  for (const { key, most, ends } of counted) {
    const tries = known.find((one) => one.key === key && one.windowEndsAt <= ends);
    if (tries && tries.failures >= most) return refused(tries.windowEndsAt);
  }
  return await change(deps, actor, async ({ tx, audit }) => {
    for (const { key, most, ends } of counted) {
      const tries = await countTry(tx, key, now.toISOString(), ends);
      if (tries.failures > most) return refused(tries.windowEndsAt);
    }
    audit({ action: 'session.try', entity: 'throttle', entityId: counted[0]?.key ?? '' });
    return ok(undefined);
  });
}
