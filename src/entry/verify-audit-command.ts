import { verifyChain } from '../features/records/verify-chain.repo.ts';
import type { Anchor } from '../features/records/verify-chain.rules.ts';
import { type AuditAnchors, auditAnchors, standingHeads } from '../platform/audit-anchors.node.ts';
import type { Config } from '../platform/config.ts';
import { createCrypto } from '../platform/crypto.ts';
import { openRemoteDatabase } from '../platform/database.worker.ts';
import { knownSecretKey } from '../platform/secret.node.ts';
import { isFile, pathOf, readDatabase } from '../platform/snapshot.node.ts';
import { anchorFileFor } from './anchor-head.ts';
import { type Command, type CommandContext, CommandRefused } from './command.ts';
import { readOptions, settingsWithoutKey } from './command-options.ts';
import { verifyAuditText as t } from './verify-audit.text.ts';

/** Faults shown on the terminal; more are counted. */
const mostShown = 200;

/** `verify-audit [--head SEQ:HASH]`: 0 whole, 2 broken, 1 could not be checked. */
export const verifyAuditCommand: Command = async (context) => {
  const { args, env, lang, out, err } = context;
  const { values, positionals } = readOptions(args, {
    head: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    out(t.help[lang]);
    return 0;
  }
  if (positionals.length > 0) throw new CommandRefused(t.noFiles);
  const config = settingsWithoutKey(env);
  const path = pathOf(config.databaseUrl);
  if (path !== undefined && !(await isFile(path))) throw new CommandRefused(t.noDatabase(path));
  const given = (values.head ?? []).map(headOf);
  const secretKey = await knownSecretKey(config);
  const anchors =
    secretKey === undefined ? undefined : auditAnchors(anchorFileFor(config), createCrypto(secretKey));
  const onFile = await headsOnFile(anchors, context);

  const { read, close } = path === undefined ? readServer(config) : readDatabase(path);
  try {
    const report = await verifyChain(read, {
      anchors: [...onFile.heads, ...given],
      onProgress: ({ rows, total }) => context.progress(t.progress(rows, total)[lang]),
    });
    err('');
    for (const fault of report.faults.slice(0, mostShown)) out(t.fault(fault)[lang]);
    if (report.faultCount > mostShown) out(t.more(report.faultCount - mostShown)[lang]);
    for (const guard of report.missingGuards) out(t.guardMissing(guard)[lang]);
    const faults = report.faultCount + report.missingGuards.length + onFile.broken;
    out((faults === 0 ? t.whole(report) : t.broken(report, faults))[lang]);
    await anchors?.append({ kind: 'verified', ...report.head, at: new Date().toISOString(), faults });
    return faults === 0 ? 0 : 2;
  } finally {
    close();
  }
};

/** One on a server is read over HTTP, a part at a time. */
function readServer({ databaseUrl, databaseAuthToken }: Config) {
  const { read, client } = openRemoteDatabase(databaseUrl, { authToken: databaseAuthToken });
  return { read, close: () => client.close() };
}

async function headsOnFile(
  anchors: AuditAnchors | undefined,
  { lang, out, err }: CommandContext,
): Promise<{ readonly heads: readonly Anchor[]; readonly broken: number }> {
  if (!anchors) {
    err(t.noKey[lang]);
    return { heads: [], broken: 0 };
  }
  const { lines, broken, missing } = await anchors.read();
  for (const line of broken) out(t.anchorLineBroken(anchors.file, line)[lang]);
  const heads = standingHeads(lines);
  if (missing) err(t.noAnchors(anchors.file)[lang]);
  else err(t.anchors(heads.length, anchors.file)[lang]);
  return { heads, broken: broken.length };
}

function headOf(typed: string): Anchor {
  const [, seq, hash] = /^(\d{1,15}):([\w-]{43})$/.exec(typed) ?? [];
  if (seq === undefined || hash === undefined) throw new CommandRefused(t.wrongHead);
  return { seq: Number(seq), hash };
}
