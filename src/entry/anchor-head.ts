import { chainHead } from '../features/records/audit-chain.repo.ts';
import type { ChainHead } from '../features/records/audit-chain.rules.ts';
import {
  type AuditAnchors,
  anchorFileOf,
  auditAnchors,
  standingHeads,
} from '../platform/audit-anchors.node.ts';
import type { Config } from '../platform/config.ts';
import type { Deps } from '../platform/deps.ts';

/** The file that heads of this house's audit chain are written to. */
export const anchorFileFor = (config: Pick<Config, 'auditAnchorFile' | 'databaseUrl'>) =>
  config.auditAnchorFile ?? anchorFileOf(config.databaseUrl);

/**
 * Writes the head of the audit chain down outside the database and in the log, unless it stands there already. A fault is
 * logged and never stops the service: the next hour tries again.
 */
export async function anchorHead(
  deps: Pick<Deps, 'config' | 'crypto' | 'database' | 'log' | 'now'>,
): Promise<void> {
  try {
    const anchors = auditAnchors(anchorFileFor(deps.config), deps.crypto);
    const head = await chainHead(deps.database.read);
    if (head.seq === 0) return;
    const last = standingHeads((await anchors.read()).lines).at(-1);
    if (last && last.seq > head.seq)
      deps.log.error('audit chain is shorter than it was: run verify-audit', {
        seq: head.seq,
        was: last.seq,
      });
    if (last?.seq === head.seq && last.hash === head.hash) return;
    await writeDown(anchors, head, deps.now());
    deps.log.info('audit head', { ...head });
  } catch (error) {
    deps.log.error('audit head not written down', { error });
  }
}

async function writeDown(anchors: AuditAnchors, head: ChainHead, now: Date): Promise<void> {
  await anchors.append({ kind: 'head', ...head, at: now.toISOString() });
}
