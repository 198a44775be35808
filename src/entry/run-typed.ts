import { faultText } from '../platform/start-fault.ts';
import { accountCommands } from './account-commands.ts';
import { backupCommand } from './backup-command.ts';
import { cliText, languageOf } from './cli.text.ts';
import { type Command, type CommandContext, CommandRefused } from './command.ts';
import { importPeopleCommand } from './import-people-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { reindexCommand } from './reindex-command.ts';
import { restoreCommand } from './restore-command.ts';
import { verifyAuditCommand } from './verify-audit-command.ts';
import { verifyLedgerCommand } from './verify-ledger-command.ts';

const commands: Readonly<Record<string, Command>> = {
  'import people': importPeopleCommand,
  'verify-audit': verifyAuditCommand,
  'verify-ledger': verifyLedgerCommand,
  backup: backupCommand,
  restore: restoreCommand,
  migrate: migrateCommand,
  reindex: reindexCommand,
  ...accountCommands,
};

/** What was typed after `mehrkar`, carried out. @returns the exit code. */
export async function runTyped(
  typed: readonly string[],
  terminal: Omit<CommandContext, 'args' | 'lang'>,
): Promise<0 | 1 | 2> {
  const { args, lang } = withoutLanguage(typed, terminal.env);
  const context = { ...terminal, lang };
  const name = Object.keys(commands).find(
    (words) => words === args.slice(0, words.split(' ').length).join(' '),
  );
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) return help(args, context);
  try {
    return await command({ ...context, args: args.slice(name.split(' ').length) });
  } catch (error) {
    context.err(error instanceof CommandRefused ? error.text[lang] : cliText.failed(faultText(error))[lang]);
    return 1;
  }
}

function help(args: readonly string[], { lang, out, err }: Omit<CommandContext, 'args'>): 0 | 1 {
  if (args.includes('--help') || args.includes('-h')) {
    out(cliText.help[lang]);
    return 0;
  }
  if (args.length > 0) err(cliText.unknownCommand(args.join(' '))[lang]);
  err(cliText.help[lang]);
  return 1;
}

/** `--lang fa` may stand anywhere, before the command too. */
function withoutLanguage(typed: readonly string[], env: CommandContext['env']) {
  const at = typed.indexOf('--lang');
  const asked = typed[at + 1];
  if (at !== -1 && (asked === 'fa' || asked === 'en'))
    return { args: typed.toSpliced(at, 2), lang: asked } as const;
  return { args: typed, lang: languageOf(env) };
}
