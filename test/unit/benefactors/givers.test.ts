import { expect, test } from 'vitest';
import { giversNamed } from '../../../src/features/benefactors/giver.rules.ts';
import { approvalBar, ripeAt } from '../../../src/features/benefactors/phone-request.rules.ts';

test('a giver is found by part of a name, by another spelling, and not by a name that is far', () => {
  const givers = [{ name: 'مریم کریمی' }, { name: 'علی زمانی' }, { name: 'شرکت زیتون' }];
  expect(giversNamed(givers, 'كريمي')[0]).toEqual({ name: 'مریم کریمی' });
  expect(giversNamed(givers, 'زمانی')[0]).toEqual({ name: 'علی زمانی' });
  expect(giversNamed(givers, 'هوشنگ')).toEqual([]);
  expect(giversNamed(givers, '  ')).toEqual([]);
});

test('a lost number waits three days for its old holder, is approved by another, and not after three weeks', () => {
  const request = { askedAt: '2026-11-01T08:00:00.000Z', askedBy: 'acc_1' };
  expect(ripeAt(request)).toBe('2026-11-04T08:00:00.000Z');
  const bar = (accountId: string, now: string) => approvalBar(request, { accountId, now: new Date(now) });
  expect(bar('acc_2', '2026-11-04T07:59:59.999Z')).toBe('early');
  expect(bar('acc_2', '2026-11-04T08:00:00.000Z')).toBeUndefined();
  expect(bar('acc_1', '2026-11-05T08:00:00.000Z')).toBe('own');
  expect(bar('acc_2', '2026-11-21T23:00:00.000Z')).toBeUndefined();
  expect(bar('acc_2', '2026-11-22T08:00:00.000Z')).toBe('over');
});
