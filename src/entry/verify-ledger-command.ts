import { verifyLedger } from '../features/ledger/verify-ledger.repo.ts';
import { createCrypto } from '../platform/crypto.ts';
import { openRemoteDatabase } from '../platform/database.worker.ts';
import { knownSecretKey } from '../platform/secret.node.ts';
import { isFile, pathOf, readDatabase } from '../platform/snapshot.node.ts';
import { type Command, CommandRefused } from './command.ts';
import { readOptions, settingsWithoutKey } from './command-options.ts';
import { verifyAuditText } from './verify-audit.text.ts';
import { verifyLedgerText as t } from './verify-ledger.text.ts';

/** Faults shown on the terminal; more are counted. */
const mostShown = 200;

/** `verify-ledger`: 0 right, 2 something is wrong, 1 could not be checked. */
export const verifyLedgerCommand: Command = async ({ args, env, lang, out, err, progress }) => {
  const { values, positionals } = readOptions(args, { help: { type: 'boolean', short: 'h' } });
  if (values.help) {
    out(t.help[lang]);
    return 0;
  }
  if (positionals.length > 0) throw new CommandRefused(verifyAuditText.noFiles);
  const config = settingsWithoutKey(env);
  const path = pathOf(config.databaseUrl);
  if (path !== undefined && !(await isFile(path))) throw new CommandRefused(verifyAuditText.noDatabase(path));
  const secretKey = await knownSecretKey(config);
  if (secretKey === undefined) err(t.noKey[lang]);
  const crypto = secretKey === undefined ? undefined : createCrypto(secretKey);
  const { read, close } =
    path === undefined ? readServer(config.databaseUrl, config.databaseAuthToken) : readDatabase(path);
  try {
    const report = await verifyLedger(read, {
      digest: crypto && ((text) => crypto.digest(text)),
      onProgress: ({ entries, total }) => progress(t.progress(entries, total)[lang]),
    });
    err('');
    for (const fault of report.faults.slice(0, mostShown)) out(t.fault(fault)[lang]);
    if (report.faultCount > mostShown) out(t.more(report.faultCount - mostShown)[lang]);
    for (const guard of report.missingGuards) out(t.guardMissing(guard)[lang]);
    const faults = report.faultCount + report.missingGuards.length;
    out((faults === 0 ? t.whole(report.entries, report.lines) : t.broken(report.entries, faults))[lang]);
    return faults === 0 ? 0 : 2;
  } finally {
    close();
  }
};

/** One on a server is read over HTTP, a part at a time. */
function readServer(url: string, authToken: string | undefined) {
  const { read, client } = openRemoteDatabase(url, { authToken });
  return { read, close: () => client.close() };
}
