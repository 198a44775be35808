import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/platform/config.ts';

const errorsOf = (env: Record<string, string>) => {
  const parsed = parseConfig(env);
  return 'errors' in parsed ? parsed.errors : [];
};
const key = 'x'.repeat(32);

describe('settings', () => {
  test('need nothing to try the service out: loopback, embedded file, demo data', () => {
    const parsed = parseConfig({});
    if ('errors' in parsed) throw new Error(parsed.errors.join());
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
  ])('are refused at start by name: %s', (name, env) => {
    expect(errorsOf(env).join('\n')).toMatch(new RegExp(`^${name}: `, 'm'));
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
