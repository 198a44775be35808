import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupCommand } from '../../../src/entry/backup-command.ts';
import { parseConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database.node.ts';
import { secretKey } from '../../../src/platform/secret.node.ts';
import { faultText } from '../../../src/platform/start-fault.ts';
import { runCommand } from '../../support/command.ts';

const errorsOf = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  return 'errors' in parsed ? parsed.errors.map(({ en }) => en) : [];
};
const key = 'x'.repeat(32);

describe('settings', () => {
  test('need nothing to try the service out: loopback, embedded file, demo data', () => {
    const parsed = parseConfig({});
    if ('errors' in parsed) throw new Error(parsed.errors.map(({ en }) => en).join());
    expect(parsed.config).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      databaseUrl: 'file:data/mehrkar.db',
      demo: 'life',
    });
  });

  test.each([
    ['PORT', { PORT: '99999' }],
    ['PORT', { PORT: 'http' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['SECRET_KEY', { SECRET_KEY: 'short' }],
    ['SECRET_KEY', { NODE_ENV: 'production', BASE_URL: 'https://a.ir' }],
    ['BASE_URL', { BASE_URL: 'http://mehrkar.example.ir' }],
    ['BASE_URL', { BASE_URL: 'mehrkar' }],
    ['DEMO', { NODE_ENV: 'production', SECRET_KEY: key, DEMO: '1', BASE_URL: 'https://a.ir' }],
    ['DEMO', { NODE_ENV: 'production', SECRET_KEY: key, DEMO: 'small', BASE_URL: 'https://a.ir' }],
    ['DEMO', { DEMO: 'maybe' }],
    ['BACKUP_EVERY_HOURS', { BACKUP_DIR: '/backups', BACKUP_EVERY_HOURS: 'daily' }],
    ['BACKUP_EVERY_HOURS', { BACKUP_DIR: '/backups', BACKUP_EVERY_HOURS: '0' }],
    ['BACKUP_EVERY_HOURS', { BACKUP_EVERY_HOURS: '24' }],
    ['BACKUP_KEEP', { BACKUP_DIR: '/backups', BACKUP_KEEP: '0' }],
    ['RATE_LIMIT', { RATE_LIMIT: 'a lot' }],
    ['MEILI_URL', { MEILI_URL: 'search.example.ir:7700', MEILI_KEY: key }],
    ['MEILI_URL', { MEILI_URL: 'https://user:word@search.example.ir', MEILI_KEY: key }],
    ['MEILI_URL', { MEILI_KEY: key }],
    ['MEILI_KEY', { MEILI_URL: 'https://search.example.ir' }],
    ['MEILI_KEY', { MEILI_URL: 'https://search.example.ir', MEILI_KEY: 'short' }],
    ['SMS_GATEWAY', { SMS_GATEWAY: 'pigeon' }],
    ['SMS_GATEWAY', { NODE_ENV: 'production', SECRET_KEY: key, SMS_GATEWAY: 'console' }],
    ['KAVENEGAR_KEY', { SMS_GATEWAY: 'kavenegar' }],
    ['KAVENEGAR_KEY', { SMS_GATEWAY: 'kavenegar', KAVENEGAR_KEY: 'short' }],
    ['KAVENEGAR_KEY', { KAVENEGAR_KEY: key }],
    ['KAVENEGAR_SENDER', { SMS_GATEWAY: 'kavenegar', KAVENEGAR_KEY: key, KAVENEGAR_SENDER: 'us' }],
    [
      'KAVENEGAR_URL',
      { SMS_GATEWAY: 'kavenegar', KAVENEGAR_KEY: key, KAVENEGAR_URL: 'http://sms.example.ir' },
    ],
    ['KAVENEGAR_URL', { SMS_GATEWAY: 'kavenegar', KAVENEGAR_KEY: key, KAVENEGAR_URL: 'https://a:b@sms.ir' }],
  ])('are refused at start by name: %s', (name, env) => {
    expect(errorsOf(env).join('\n')).toMatch(new RegExp(`^${name}: `, 'm'));
    const parsed = parseConfig(env as Record<string, string>);
    const inPersian = 'errors' in parsed ? parsed.errors.map(({ fa }) => fa) : [];
    expect(inPersian).toHaveLength(errorsOf(env).length);
    for (const line of inPersian) expect(line).toMatch(/^[A-Z_]+: .*\p{Script=Arabic}/u);
  });

  test('make a backup a day and keep two weeks of them, where a folder is named', () => {
    const parsed = parseConfig({ BACKUP_DIR: '/backups' });
    expect('config' in parsed && parsed.config).toMatchObject({
      backupDir: '/backups',
      backupEveryHours: 24,
      backupKeep: 14,
    });
  });

  test('say nothing of a key that is wrong, and send no messages in production where none is set', () => {
    const secret = 'a key with spaces, that must not be printed';
    const said = parseConfig({ SMS_GATEWAY: 'kavenegar', KAVENEGAR_KEY: secret });
    expect(JSON.stringify(said)).toContain('KAVENEGAR_KEY');
    expect(JSON.stringify(said)).not.toContain(secret);
    const gatewayOf = (env: Record<string, string>) => {
      const parsed = parseConfig(env);
      return 'config' in parsed ? parsed.config.smsGateway : 'wrong';
    };
    expect(gatewayOf({})).toBe('console');
    expect(gatewayOf({ NODE_ENV: 'production', SECRET_KEY: key, BASE_URL: 'https://a.ir' })).toBeUndefined();
  });

  test('accept plain http on every loopback name', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(errorsOf({ BASE_URL: `http://${host}:1` })).toEqual([]);
  });

  test.each([
    ['1', 'life'],
    ['yes', 'life'],
    ['small', 'small'],
    ['0', false],
  ])('DEMO=%s is %s', (DEMO, demo) => {
    const parsed = parseConfig({ DEMO });
    expect('config' in parsed && parsed.config.demo).toBe(demo);
    expect(errorsOf({ DEMO: 'big' })).toEqual(['DEMO: must be 1, small or 0']);
  });

  test('load no demo data in production', () => {
    const parsed = parseConfig({ NODE_ENV: 'production', SECRET_KEY: key, BASE_URL: 'https://a.ir' });
    expect('config' in parsed && parsed.config.demo).toBe(false);
  });
});

test('what keeps a start or a command from its work is said in the language asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mehrkar-faults-'));
  const env = { RATE_LIMIT: 'x', PORT: 'x' };
  expect((await runCommand(backupCommand, env, [], 'fa')).err).toBe(
    'تنظیم نادرست. PORT: باید شمارهٔ درگاهی از 0 تا 65535 باشد؛ RATE_LIMIT: باید 1 یا 0 باشد',
  );
  expect((await runCommand(backupCommand, env, [])).err).toBe(
    'Wrong setting. PORT: must be a port from 0 to 65535; RATE_LIMIT: must be 1 or 0',
  );
  writeFileSync(join(folder, 'empty.key'), '');
  const noKey = await secretKey({ secretKey: undefined }, join(folder, 'empty.key')).catch(faultText);
  // A database in memory takes no write-ahead log either.
  const noLog = await openDatabase('file::memory:').then(() => undefined, faultText);
  for (const found of [noKey, noLog]) {
    expect(found).toMatchObject({ fa: expect.stringMatching(/\p{Script=Arabic}{3}/u) });
    expect(found).toMatchObject({ en: expect.stringMatching(/holds no key|takes no write-ahead log/) });
  }
  rmSync(folder, { recursive: true });
});
