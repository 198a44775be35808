import { hasDemoAccounts } from '../features/demo/demo.repo.ts';
import { openDemoAccounts } from '../features/demo/open-demo-accounts.ts';
import { type Command, CommandRefused } from './command.ts';
import { commandDeps } from './command-deps.ts';
import { readOptions } from './command-options.ts';
import { migrateText as t } from './migrate.text.ts';

/**
 * `migrate`: schema, reference and organisations of this version into the database of the settings. Every start on Node does
 * the same; a Worker cannot, so this is run before it is deployed.
 */
export const migrateCommand: Command = async ({ args, env, lang, out, err }) => {
  const { values, positionals } = readOptions(args, { help: { type: 'boolean', short: 'h' } });
  if (values.help) {
    out(t.help[lang]);
    return 0;
  }
  if (positionals.length > 0) throw new CommandRefused(t.takesNothing);
  err(t.working[lang]);
  const deps = await commandDeps(env);
  try {
    const isOpen = deps.config.production && (await hasDemoAccounts(deps.database.read));
    const open = isOpen ? await openDemoAccounts(deps) : [];
    if (open.length > 0) {
      err(t.publicPasswords(open.join(', '))[lang]);
      return 1;
    }
    out(t.done[lang]);
    return 0;
  } finally {
    await deps.database.close();
  }
};
