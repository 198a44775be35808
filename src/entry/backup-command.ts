import { stat } from 'node:fs/promises';
import { knownSecretKey } from '../platform/secret.node.ts';
import { pathOf } from '../platform/snapshot.node.ts';
import { backupFileIn, makeBackup, rotateBackups } from './backup.node.ts';
import { backupText } from './backup.text.ts';
import { type Command, CommandRefused } from './command.ts';
import { readOptions, settingsWithoutKey } from './command-options.ts';

const defaultFolder = 'data/backups';

/** `backup [FILE|DIR] [--keep N]` */
export const backupCommand: Command = async ({ args, env, lang, out, err }) => {
  const { values, positionals } = readOptions(args, {
    keep: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    out(backupText.backupHelp[lang]);
    return 0;
  }
  if (positionals.length > 1) throw new CommandRefused(backupText.oneTarget);
  const config = settingsWithoutKey(env);
  const source = pathOf(config.databaseUrl) ?? {
    url: config.databaseUrl,
    authToken: config.databaseAuthToken,
  };
  // Names and phones stand in the copy: nobody but its owner may read it.
  process.umask(0o077);
  const now = new Date();
  const asked = positionals[0] ?? config.backupDir ?? defaultFolder;
  const folder = (await isFolder(asked)) || !asked.endsWith('.db') ? asked : undefined;
  const keep = keepOf(values.keep, folder);
  err(backupText.copying[lang]);
  const key = await knownSecretKey(config);
  const { file, manifest } = await makeBackup(
    source,
    folder === undefined ? asked : backupFileIn(folder, now),
    key,
    now,
  );
  out(backupText.made(file, manifest)[lang]);
  if (folder !== undefined && keep !== undefined)
    for (const old of await rotateBackups(folder, keep, now)) out(backupText.removed(old)[lang]);
  err(backupText.keepTheKey[lang]);
  return 0;
};

function keepOf(typed: string | undefined, folder: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const keep = Number(typed);
  if (!/^\d{1,4}$/.test(typed) || keep < 1) throw new CommandRefused(backupText.wrongKeep);
  if (folder === undefined) throw new CommandRefused(backupText.keepNeedsFolder);
  return keep;
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (known) => known.isDirectory(),
    () => false,
  );
}
