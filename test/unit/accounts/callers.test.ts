import { describe, expect, test } from 'vitest';
import { agentOf } from '../../../src/features/accounts/agent.rules.ts';
import { addressBlock } from '../../../src/kernel/address.ts';
import { costOf, createRateLimiter, paceOf, paces } from '../../../src/web/rate-limit.ts';

describe('what a caller is counted by', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});

describe('a browser in a few words', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
      'Chrome, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36',
      'Chrome, Linux',
    ],
    ['curl/8.5.0', 'curl'],
    ['<script>alert(1)</script>', null],
    [undefined, null],
  ])('%s', (header, words) => {
    expect(agentOf(header)).toBe(words);
  });
});

describe('the pace of a caller', () => {
  test('lets a burst through, then says when to come back, and fills up again', () => {
    const limiter = createRateLimiter();
    const { burst, perSecond } = paces.write;
    const at = 1_000_000;
    const waits = Array.from({ length: burst + 1 }, () => limiter.take('a', 'write', at));
    expect(waits.filter((wait) => wait > 0)).toEqual([1]);
    expect(limiter.take('b', 'write', at)).toBe(0);
    expect(limiter.take('a', 'read', at)).toBe(0);
    expect(limiter.take('a', 'write', at - 60_000)).toBeGreaterThan(0);
    expect(limiter.take('a', 'write', at + 1000 / perSecond)).toBe(0);
    expect(limiter.take('a', 'import', at)).toBe(0);
  });

  test('asks for a longer wait where work is heavy', () => {
    const limiter = createRateLimiter();
    for (let i = 0; i < paces.import.burst; i++) limiter.take('a', 'import', 0);
    expect(limiter.take('a', 'import', 0)).toBe(10);
  });

  test('a search counts for several requests, so that nobody can keep the database busy with them', () => {
    const asked = (query: Record<string, string>) => (name: string) => query[name];
    expect(costOf('GET', '/work', asked({ q: 'خیاطی' }))).toBeGreaterThan(1);
    expect(costOf('GET', '/api/v1/opportunities', asked({ near: '29.6,50.5' }))).toBeGreaterThan(1);
    expect(costOf('GET', '/work', asked({}))).toBe(1);
    expect(costOf('GET', '/api/v1/people', asked({ q: 'زهرا' }))).toBe(1);
    const limiter = createRateLimiter();
    const searches = Math.floor(paces.read.burst / 6);
    for (let i = 0; i < searches; i++) expect(limiter.take('a', 'read', 0, 6)).toBe(0);
    expect(limiter.take('a', 'read', 0, 6)).toBe(1);
    expect(limiter.take('a', 'read', 1000, 6)).toBe(0);
  });

  test('knows reading, writing and imports apart', () => {
    expect(paceOf('GET', '/api/v1/people')).toBe('read');
    expect(paceOf('POST', '/api/v1/people')).toBe('write');
    expect(paceOf('POST', '/api/v1/people/import')).toBe('import');
    expect(paceOf('POST', '/officer/people/import')).toBe('import');
  });
});
