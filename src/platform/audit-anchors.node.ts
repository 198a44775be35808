import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Crypto } from './crypto.ts';
import type { HeadOnFile } from './upkeep.ts';

/**
 * `head`: the chain's last row at that time. `verified`: the whole chain was walked to it. `restored`: a backup with this
 * head took the database's place, so those that were written down before count no more.
 */
export type AnchorLine = HeadOnFile &
  ({ readonly kind: 'head' | 'restored' } | { readonly kind: 'verified'; readonly faults: number });

export interface AnchorFile {
  readonly lines: readonly AnchorLine[];
  /** Numbers of lines that this house's key did not write, or not in this order. */
  readonly broken: readonly number[];
  readonly missing: boolean;
}

/** Where the heads of a database are written down: beside its file, or below `data/` for one on another machine. */
export function anchorFileOf(databaseUrl: string): string {
  if (!databaseUrl.startsWith('file:')) return 'data/audit-anchors.jsonl';
  return `${databaseUrl.slice('file:'.length).replace(/\.db$/, '')}.audit-anchors.jsonl`;
}

const staleLockMs = 10_000;
const lockTries = 100;

/** The file of heads: only appended to, each line under a MAC that binds it to the line before it. */
export function auditAnchors(file: string, crypto: Pick<Crypto, 'mac'>) {
  const macOf = (previous: string, line: AnchorLine) =>
    crypto.mac(
      'audit-anchor',
      JSON.stringify([previous, line.kind, line.seq, line.hash, line.at, faultsOf(line)]),
    );

  const read = async (): Promise<AnchorFile & { readonly last: string; readonly wholeBytes: number }> => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    const lines: AnchorLine[] = [];
    const broken: number[] = [];
    let last = 'start';
    // What follows the last line end was cut short by a fault and never counted.
    const whole = (text ?? '').slice(0, (text ?? '').lastIndexOf('\n') + 1);
    for (const [index, raw] of whole.split('\n').entries()) {
      if (raw === '') continue;
      const parsed = lineOf(raw);
      if (parsed === undefined) {
        broken.push(index + 1);
        continue;
      }
      const { mac, ...line } = parsed;
      if (mac === macOf(last, line)) lines.push(line);
      else broken.push(index + 1);
      last = mac;
    }
    return { lines, broken, missing: text === undefined, last, wholeBytes: Buffer.byteLength(whole) };
  };

  return {
    file,
    read: async (): Promise<AnchorFile> => await read(),
    /** Appends a line and forces it to the disk; waits for whoever else is appending. */
    async append(line: AnchorLine): Promise<void> {
      await mkdir(dirname(file), { recursive: true });
      const unlock = await lock(`${file}.lock`);
      try {
        const { last, wholeBytes } = await read();
        const handle = await open(file, 'a', 0o600);
        try {
          if ((await handle.stat()).size > wholeBytes) await handle.truncate(wholeBytes);
          await handle.write(`${JSON.stringify({ ...line, mac: macOf(last, line) })}\n`);
          await handle.sync();
        } finally {
          await handle.close();
        }
      } finally {
        await unlock();
      }
    },
  };
}
export type AuditAnchors = ReturnType<typeof auditAnchors>;

const faultsOf = (line: AnchorLine) => (line.kind === 'verified' ? line.faults : null);

/** Heads that the chain must still hold: a restored backup may be older, or of another house, so it starts anew. */
export function standingHeads(lines: readonly AnchorLine[]): readonly HeadOnFile[] {
  let standing: HeadOnFile[] = [];
  for (const line of lines) {
    if (line.kind === 'restored') standing = [];
    // A walk that found faults vouches for nothing.
    if (line.kind !== 'verified' || line.faults === 0) standing.push(line);
  }
  return standing.filter(({ seq }) => seq > 0);
}

function lineOf(raw: string): (AnchorLine & { readonly mac: string }) | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    const line = value as AnchorLine & { mac: string };
    const known = ['head', 'verified', 'restored'].includes(line?.kind) && Number.isInteger(line.seq);
    return known && typeof line.mac === 'string' ? line : undefined;
  } catch {
    return undefined;
  }
}

async function lock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; ; attempt++) {
    try {
      await (await open(path, 'wx', 0o600)).close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > staleLockMs) await rm(path, { force: true });
      else if (attempt >= lockTries) throw new Error(`${path} is held by somebody else`);
      else await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
