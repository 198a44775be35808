import { expect, test } from 'vitest';
import {
  clockSlack,
  isByCodeAlone,
  sessionHours,
  stepMinutes,
} from '../../../src/features/accounts/session.rules.ts';

test('who signs in by a code alone is known by a user name that nobody types', () => {
  expect(isByCodeAlone({ accountId: 'acc_1', username: 'acc_1' })).toBe(true);
  expect(isByCodeAlone({ accountId: 'acc_1', username: 'officer.bushehr' })).toBe(false);
});

test('a session lasts a working day, a second step minutes, and clocks may differ by less than either', () => {
  expect(sessionHours).toBeLessThanOrEqual(12);
  expect(stepMinutes).toBeLessThanOrEqual(10);
  expect(clockSlack).toBeLessThan(sessionHours * 3_600_000);
  expect(clockSlack).toBeLessThanOrEqual(stepMinutes * 60_000);
});
