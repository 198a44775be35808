import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accountCommands } from '../../../src/entry/account-commands.ts';
import { CommandRefused } from '../../../src/entry/command.ts';
import { commandDeps } from '../../../src/entry/command-deps.ts';
import { prepareDatabase, systemActor } from '../../../src/entry/prepare.node.ts';
import { resetAnyPassword } from '../../../src/features/accounts/reset-password.ts';
import { signIn } from '../../../src/features/accounts/sign-in.ts';
import { demoUsernames } from '../../../src/features/demo/demo-accounts.rules.ts';
import { openDemoAccounts } from '../../../src/features/demo/open-demo-accounts.ts';
import { person } from '../../../src/schema/people.ts';
import { databaseIn } from '../../support/folder.ts';
import { startServer } from '../../support/server.ts';

let folder: string;
let env: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mehrkar-accounts-'));
  env = {
    NODE_ENV: 'production',
    BASE_URL: 'https://mehrkar.example.ir',
    DATABASE_URL: `file:${join(folder, 'cli.db')}`,
    SECRET_KEY: 'a-secret-key-for-tests-only-0123456789',
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command itself, with what it writes. */
async function mehrkar(name: string, ...args: string[]) {
  return await mehrkarIn(env, name, ...args);
}
/** The same with other settings. */
async function mehrkarIn(env: Readonly<Record<string, string>>, name: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const write = (lines: string[]) => (line: string) => void lines.push(line);
  const context = { args, env, lang: 'en', out: write(out), err: write(err), progress: write(err) } as const;
  const code = await accountCommands[name]?.(context).catch((error: unknown) => {
    if (!(error instanceof CommandRefused)) throw error;
    err.push(error.text.en);
    return 1;
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('mehrkar account, on the empty database of a new installation', () => {
  test('makes the first manager, prints a one-time password once, and it signs in', async () => {
    // Nor does a shell in which NODE_ENV was forgotten add the demo's.
    const { NODE_ENV: _, ...forgotten } = env;
    expect(await mehrkarIn(forgotten, 'account list')).toMatchObject({ code: 0, out: '' });
    const made = await mehrkar(
      ...(['account add', '--username', 'Manager.Bushehr', '--role', 'manager'] as const),
      ...['--organisation', 'org-assoc-bushehr', '--name-fa', 'مدیر'],
    );
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^(\w{4}-){3}\w{4}$/);
    const deps = await commandDeps(env);
    try {
      const body = { username: 'manager.bushehr', password: made.out };
      const signedIn = await signIn(deps, { address: 'here' }, body);
      expect(signedIn.ok && signedIn.value.actor).toMatchObject({ role: 'manager', name: { fa: 'مدیر' } });
    } finally {
      await deps.database.close();
    }
    expect((await mehrkar('account list')).out).toBe('manager.bushehr  manager        org-assoc-bushehr');
  });

  test('resets a password, whoever it is', async () => {
    const reset = await mehrkar('account reset-password', 'manager.bushehr');
    expect(reset).toMatchObject({ code: 0, out: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) });
    expect(await mehrkar('account reset-password', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('account list'),
    });
  });

  test('says what is wrong and how to mend it', async () => {
    const add = (...args: string[]) => mehrkar('account add', '--username', 'x.y.z', ...args);
    expect(await add('--role', 'boss')).toMatchObject({ code: 1, err: expect.stringContaining('officer') });
    expect(await add('--role', 'officer')).toMatchObject({
      code: 1,
      err: expect.stringContaining('organisationId'),
    });
    expect(await add('--role', 'officer', '--organisation', 'bushehr')).toMatchObject({
      code: 1,
      err: expect.stringContaining('org-assoc-bushehr'),
    });
    expect(await add()).toMatchObject({ code: 1, err: expect.stringContaining('--role ROLE') });
    expect(await mehrkar('account add', '--shoes')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--shoes'),
    });
    for (const name of Object.keys(accountCommands))
      expect(await mehrkar(name, '--help'), name).toMatchObject({
        code: 0,
        out: expect.stringContaining('account reset-password NAME'),
      });
  });
});

describe('the public password of the demo', () => {
  test('comes into no house that has accounts of its own, nor do the demo’s people', async () => {
    const deps = await commandDeps(env);
    try {
      await prepareDatabase(deps, { accounts: true, demo: 'small' });
      expect(await deps.database.read.select().from(person)).toEqual([]);
      expect(await openDemoAccounts(deps)).toEqual([]);
    } finally {
      await deps.database.close();
    }
    expect((await mehrkar('account list')).out).toBe('manager.bushehr  manager        org-assoc-bushehr');
  });

  test('keeps a production start away until each account that has it has another', async () => {
    const house = join(folder, 'house');
    mkdirSync(house);
    copyFileSync(inject('templateDatabase'), join(house, 'mehrkar.db'));
    const start = startServer({ ...env, DATABASE_URL: databaseIn(house), DEMO: '' }, { folder: house });
    await expect(start).rejects.toThrow(/auditor.*officer\.gilan.*account reset-password NAME/);
    const deps = await commandDeps({ ...env, DATABASE_URL: databaseIn(house) });
    try {
      expect((await resetAnyPassword(deps, systemActor, 'hq')).ok).toBe(true);
      const left = demoUsernames.filter((username) => username !== 'hq').toSorted();
      expect(await openDemoAccounts(deps)).toEqual(left);
    } finally {
      await deps.database.close();
    }
  });
});
