import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorFileFor, anchorHead } from '../../../src/entry/anchor-head.ts';
import { openDeps } from '../../../src/entry/deps.node.ts';
import { prepareDatabase } from '../../../src/entry/prepare.node.ts';
import { verifyAuditCommand } from '../../../src/entry/verify-audit-command.ts';
import { chainHead } from '../../../src/features/records/audit-chain.repo.ts';
import { change } from '../../../src/features/records/change.repo.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { Lang } from '../../../src/kernel/text.ts';
import { auditAnchors, standingHeads } from '../../../src/platform/audit-anchors.node.ts';
import { parseConfig } from '../../../src/platform/config.ts';
import { createCrypto } from '../../../src/platform/crypto.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { createLog } from '../../../src/platform/log.ts';
import { mehrkar, runCommand } from '../../support/command.ts';

const secret = 'a-secret-key-for-tests-only-0123456789';
const folder = mkdtempSync(join(tmpdir(), 'mehrkar-verify-'));
const env = { DATABASE_URL: `file:${join(folder, 'house.db')}`, SECRET_KEY: secret, DEMO: '0' };
const logged: string[] = [];
let deps: Deps;
beforeAll(async () => {
  const parsed = parseConfig(env);
  if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join());
  deps = await openDeps(
    parsed.config,
    createLog(
      (line) => logged.push(line),
      () => new Date(),
    ),
  );
  await prepareDatabase(deps, { accounts: false });
});
afterAll(async () => {
  await deps.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const verify = (args: readonly string[], lang?: Lang) => runCommand(verifyAuditCommand, env, args, lang);
const file = () => anchorFileFor(deps.config);
const addRow = () =>
  change(deps, { accountId: 'system:test', organisationId: null }, async ({ audit }) => {
    audit({ action: 'session.try', entity: 'throttle', entityId: 'x' });
    return ok(undefined);
  });
const tamper = (statement: string) => deps.database.write((tx) => tx.run(sql.raw(statement)));

describe('mehrkar verify-audit', () => {
  test('helps, and says what it cannot check', async () => {
    const [help, persian, nowhere, wrong] = await Promise.all([
      mehrkar(env, 'verify-audit', '--help'),
      verify(['--help'], 'fa'),
      runCommand(verifyAuditCommand, { ...env, DATABASE_URL: 'file:/nowhere/x.db' }, []),
      verify(['--head', '7']),
    ]);
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--head') });
    expect(persian).toMatchObject({ code: 0, out: expect.stringContaining('کد پایان') });
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('DATABASE_URL') });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('SEQ:HASH') });
  });

  test('ends with 0 on a whole chain, and puts that on file for the auditor', async () => {
    await anchorHead(deps);
    const run = await verify([]);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('Whole') });
    expect(run.err).toMatch(/\d rows/);
    const head = await chainHead(deps.database.read);
    expect(await deps.upkeep?.status()).toMatchObject({
      anchored: { seq: head.seq, hash: head.hash },
      verified: { seq: head.seq, hash: head.hash, faults: 0 },
    });
  });

  test('ends with 2 and names the rows of a chain that was cut, then of one that was rewritten', async () => {
    await addRow();
    await addRow();
    await anchorHead(deps);
    const head = await chainHead(deps.database.read);
    expect(logged.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'audit head', seq: head.seq, hash: head.hash }),
    );
    await tamper('drop trigger audit_entry_no_delete');
    await tamper(`delete from audit_entry where seq >= ${head.seq - 1}`);
    const cut = await verify([]);
    expect(cut.code).toBe(2);
    expect(cut.out).toContain(`row ${head.seq - 1}–${head.seq}: is missing`);
    expect(cut.out).toContain('audit_entry_no_delete');

    // The running service notices too, and goes on writing: what it wrote down before still convicts.
    await anchorHead(deps);
    expect(logged.at(-2)).toContain('audit chain is shorter than it was');
    await addRow();
    await addRow();
    await addRow();
    const rewritten = await verify(['--head', `${head.seq}:${head.hash}`], 'fa');
    expect(rewritten.code).toBe(2);
    expect(rewritten.out).toContain(`سطر ${head.seq}: در زمان یادداشت`);
    expect(await deps.upkeep?.status()).toMatchObject({ verified: { faults: expect.any(Number) } });
  });
});

describe('the file of heads', () => {
  const anchors = () => auditAnchors(file(), createCrypto(secret));

  test('names lines that were added, changed or taken out without the key', async () => {
    const whole = readFileSync(file(), 'utf8');
    expect((await anchors().read()).broken).toEqual([]);
    const lines = whole.trimEnd().split('\n');
    const forged = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), seq: 1 });
    writeFileSync(file(), `${[forged, ...lines.slice(1)].join('\n')}\n`);
    expect((await anchors().read()).broken).toEqual([1]);
    writeFileSync(file(), `${lines.slice(1).join('\n')}\n`);
    expect((await anchors().read()).broken).toEqual([1]);
    writeFileSync(file(), `${whole}not a line\n`);
    expect((await anchors().read()).broken).toEqual([lines.length + 1]);
    writeFileSync(file(), whole);
    expect((await auditAnchors(file(), createCrypto(`${secret}-other`)).read()).broken).toHaveLength(
      lines.length,
    );
  });

  test('loses nothing to a line that a fault cut short, nor to several who append at once', async () => {
    const before = (await anchors().read()).lines.length;
    appendFileSync(file(), '{"kind":"head","se');
    const line = (seq: number) => ({ kind: 'head', seq, hash: 'h', at: '2026-11-22T08:00:00.000Z' }) as const;
    await Promise.all([1, 2, 3, 4, 5].map((seq) => anchors().append(line(seq))));
    expect(await anchors().read()).toMatchObject({ broken: [], lines: { length: before + 5 } });
  });

  test('starts anew with a restored backup, and takes no word from a walk that found faults', () => {
    const at = '2026-11-22T08:00:00.000Z';
    const heads = standingHeads([
      { kind: 'head', seq: 9, hash: 'old', at },
      { kind: 'restored', seq: 5, hash: 'a', at },
      { kind: 'verified', seq: 6, hash: 'bad', at, faults: 1 },
      { kind: 'head', seq: 7, hash: 'b', at },
    ]);
    expect(heads.map(({ hash }) => hash)).toEqual(['a', 'b']);
  });
});
