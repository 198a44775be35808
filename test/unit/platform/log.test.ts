import { expect, test } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';

test('a log line masks names, ids, phones and secrets, wherever they stand', () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date('2026-11-22T08:00:00Z'),
  );
  log.error('refused', {
    route: '/people/:id',
    givenName: 'زهرا',
    nested: { nationalId: '0012345679', list: [{ phone: '09171112233' }] },
    note: 'called 09171112233 about 0012345679',
    authorization: 'Bearer abc',
    error: new Error('no row for 0012345679'),
  });
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ level: 'error', event: 'refused', route: '/people/:id' });
  for (const secret of ['زهرا', '0012345679', '09171112233', 'Bearer abc'])
    expect(line).not.toContain(secret);
});
