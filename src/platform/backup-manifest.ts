import * as z from 'zod';

/** What stands beside each backup: what it holds, so that a restore can tell that all of it came back. */
const manifestShape = z.object({
  format: z.literal('mehrkar-backup/1'),
  madeAt: z.iso.datetime(),
  /** Of the program that made it. */
  version: z.string(),
  migrations: z.int(),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  counts: z.record(z.string(), z.int()),
  auditHead: z.object({ seq: z.int(), hash: z.string() }),
  /** Tells one SECRET_KEY from another and nothing of it; null where the key was not at hand. */
  keyMark: z.string().nullable(),
});
export type BackupManifest = z.output<typeof manifestShape>;

/** @returns undefined for what is no manifest. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    const parsed = manifestShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
