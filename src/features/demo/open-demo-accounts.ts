import type { Deps } from '../../platform/deps.ts';
import { demoNamed } from './demo.repo.ts';
import { demoPassword } from './demo-accounts.rules.ts';

/** User names of the demo that still have its public password, closed accounts too: one of them may be opened again. */
export async function openDemoAccounts(deps: Pick<Deps, 'database' | 'crypto'>): Promise<readonly string[]> {
  const named = await demoNamed(deps.database.read);
  const open = await Promise.all(
    named.map(({ passwordHash }) => deps.crypto.verifyPassword(demoPassword, passwordHash)),
  );
  return named.filter((_, i) => open[i]).map(({ username }) => username);
}
