import { auditAnchors } from '../platform/audit-anchors.node.ts';
import type { Config } from '../platform/config.ts';
import type { Crypto } from '../platform/crypto.ts';
import type { Upkeep } from '../platform/upkeep.ts';
import { anchorFileFor } from './anchor-head.ts';
import { backupsIn } from './backup.node.ts';

/** What the house last did to keep itself whole, as the files outside the database tell it. */
export function upkeepOf(config: Config, crypto: Crypto): Upkeep {
  const anchors = auditAnchors(anchorFileFor(config), crypto);
  return {
    async status() {
      const { lines } = await anchors.read();
      const heads = lines.filter(({ kind }) => kind !== 'verified');
      const walks = lines.flatMap((line) => (line.kind === 'verified' ? [line] : []));
      const [latest] = config.backupDir === undefined ? [] : await backupsIn(config.backupDir);
      return {
        anchored: heads.at(-1) ?? null,
        verified: walks.at(-1) ?? null,
        backedUpAt: latest?.manifest.madeAt ?? null,
      };
    },
  };
}
