import { anchorFileOf, auditAnchors } from '../platform/audit-anchors.node.ts';
import { createCrypto } from '../platform/crypto.ts';
import { knownSecretKey } from '../platform/secret.node.ts';
import { pathOf } from '../platform/snapshot.node.ts';
import { anchorFileFor } from './anchor-head.ts';
import { backupText } from './backup.text.ts';
import { type Command, CommandRefused } from './command.ts';
import { readOptions, settingsWithoutKey } from './command-options.ts';
import { restoreBackup } from './restore.node.ts';

/** `restore FILE [--to URL] [--replace] [--other-key]` */
export const restoreCommand: Command = async ({ args, env, lang, out, err }) => {
  const { values, positionals } = readOptions(args, {
    to: { type: 'string' },
    replace: { type: 'boolean' },
    'other-key': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    out(backupText.restoreHelp[lang]);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CommandRefused(backupText.oneBackup);
  const config = settingsWithoutKey({ ...env, DATABASE_URL: values.to ?? env.DATABASE_URL });
  const target = pathOf(config.databaseUrl);
  if (target === undefined) throw new CommandRefused(backupText.onlyFiles);
  process.umask(0o077);
  const now = new Date();
  const secretKey = await knownSecretKey(config);
  const crypto = secretKey === undefined ? undefined : createCrypto(secretKey);
  err(backupText.verifying[lang]);
  const { manifest, keptAside, key } = await restoreBackup(file, target, {
    replace: values.replace ?? false,
    otherKey: values['other-key'] ?? false,
    crypto,
    now,
  });
  // From here on the chain is held to what came back, not to what stood in its place before.
  if (crypto)
    // A copy restored elsewhere has heads of its own: those of the house it came from still stand.
    await auditAnchors(
      values.to === undefined ? anchorFileFor(config) : anchorFileOf(config.databaseUrl),
      crypto,
    ).append({
      kind: 'restored',
      ...manifest.auditHead,
      at: now.toISOString(),
    });
  out(backupText.restored(target, manifest)[lang]);
  out(backupText.signInAgain[lang]);
  if (keptAside.length > 0) out(backupText.keptAside(keptAside)[lang]);
  if (key === 'none') err(backupText.noKey[lang]);
  if (key === 'other') err(backupText.otherKeyTaken[lang]);
  return 0;
};
