import { parseArgs } from 'node:util';
import { createAnyAccount } from '../features/accounts/create-account.ts';
import { managedAccountsRepo, organisationsInReach } from '../features/accounts/managed-accounts.repo.ts';
import { resetAnyPassword } from '../features/accounts/reset-password.ts';
import { fold } from '../kernel/persian.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import type { Deps } from '../platform/deps.ts';
import { problemTitles } from '../web/problem.text.ts';
import { accountCliText as t } from './account-cli.text.ts';
import { cliText } from './cli.text.ts';
import { type Command, type CommandContext, CommandRefused } from './command.ts';
import { commandDeps } from './command-deps.ts';

/** Who acts where somebody at the server's own terminal does. */
const byHand = { accountId: 'system:command-line', organisationId: null } as const;

/** `account add --username … --role … [--organisation …] [--name-fa …] [--name-en …]` */
const add: Command = (context) =>
  withDeps(context, async (deps, { values }) => {
    const { lang, out, err } = context;
    const { username, role } = values;
    if (!username || !role) throw new CommandRefused(t.needsUsernameAndRole);
    const organisationId =
      values.organisation === undefined ? null : await organisationOf(deps, values.organisation);
    const made = await createAnyAccount(deps, byHand, {
      username,
      role,
      organisationId,
      name: { fa: values['name-fa'] ?? username, en: values['name-en'] ?? username },
    });
    if (!made.ok) return refuse(made.problem, lang, err);
    err(t.added(made.value.username)[lang]);
    out(made.value.oneTimePassword);
    return 0;
  });

/** `account reset-password NAME` */
const reset: Command = (context) =>
  withDeps(context, async (deps, { positionals }) => {
    const { lang, out, err } = context;
    const [typed, ...more] = positionals;
    if (typed === undefined || more.length > 0) throw new CommandRefused(t.needsUsername);
    const done = await resetAnyPassword(deps, byHand, typed.trim().toLowerCase());
    if (!done.ok) {
      if (done.problem.kind === 'not-found') throw new CommandRefused(t.noAccount(typed));
      return refuse(done.problem, lang, err);
    }
    err(t.reset(done.value.account.username)[lang]);
    out(done.value.oneTimePassword);
    return 0;
  });

/** `account list [--organisation …]` */
const list: Command = (context) =>
  withDeps(context, async (deps, { values }) => {
    const { lang, out, err } = context;
    const organisationId =
      values.organisation === undefined ? undefined : await organisationOf(deps, values.organisation);
    const repo = managedAccountsRepo(deps.database.read, 'all');
    const found = await repo.list({ organisationId, limit: 10_000 });
    if (found.length === 0) err(t.none[lang]);
    const wide = Math.max(0, ...found.map(({ username }) => username.length));
    for (const { username, role, organisationId: of, disabledAt } of found)
      out(
        `${username.padEnd(wide)}  ${role.padEnd(13)}  ${of ?? '-'}${disabledAt ? `  (${t.closed[lang]})` : ''}`,
      );
    return 0;
  });

export const accountCommands: Readonly<Record<string, Command>> = {
  'account add': add,
  'account reset-password': reset,
  'account list': list,
  // `account --help` is asked for before anybody knows the words that follow.
  account: async ({ args, lang, out, err }) => {
    if (args.includes('--help') || args.includes('-h')) {
      out(t.help[lang]);
      return 0;
    }
    if (args.length > 0) err(cliText.unknownCommand(`account ${args.join(' ')}`)[lang]);
    err(t.help[lang]);
    return 1;
  },
};

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        role: { type: 'string' },
        organisation: { type: 'string' },
        'name-fa': { type: 'string' },
        'name-en': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CommandRefused(cliText.wrongOption(error instanceof Error ? error.message : String(error)));
  }
}

async function withDeps(
  context: CommandContext,
  work: (deps: Deps, options: ReturnType<typeof readOptions>) => Promise<0 | 1>,
): Promise<0 | 1> {
  const options = readOptions(context.args);
  if (options.values.help) {
    context.out(t.help[context.lang]);
    return 0;
  }
  const deps = await commandDeps(context.env);
  try {
    return await work(deps, options);
  } finally {
    await deps.database.close();
  }
}

/** An organisation by its id, or by its name where only one is called so. */
async function organisationOf(deps: Deps, typed: string): Promise<string> {
  const all = await organisationsInReach(deps.database.read, 'all');
  const exact = all.find(({ id }) => id === typed.trim());
  if (exact) return exact.id;
  const asked = fold(typed);
  const named = all.filter(({ fa, en }) => [fa, en].some((name) => fold(name) === asked));
  const [only] = named;
  if (only && named.length === 1) return only.id;
  const near = all.filter(({ id, fa, en }) => [id, fa, en].some((name) => fold(name).includes(asked)));
  throw new CommandRefused(
    t.noOrganisation(
      typed,
      near.slice(0, 8).map(({ id }) => id),
    ),
  );
}

function refuse({ kind, detail, errors = [] }: Problem, lang: Lang, err: (line: string) => void): 1 {
  err(detail?.[lang] ?? problemTitles[lang][kind]);
  for (const { path, message } of errors) err(`${path}: ${message[lang]}`);
  return 1;
}
