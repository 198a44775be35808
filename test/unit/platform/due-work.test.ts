import { expect, test } from 'vitest';
import { runDue } from '../../../src/entry/due-work.ts';
import { createLog } from '../../../src/platform/log.ts';

test('what is due and fails is logged by its name and stops none of the rest', async () => {
  const lines: string[] = [];
  const ran: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => new Date('2026-11-22T08:00:00Z'),
  );
  await runDue(log, {
    first: async () => void ran.push('first'),
    second: async () => Promise.reject(new Error('a disk')),
    third: () => {
      throw new Error('a bug');
    },
    last: async () => void ran.push('last'),
  });
  expect(ran).toEqual(['first', 'last']);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', event: 'due work failed', task: 'second', error: { message: 'a disk' } },
    { level: 'error', event: 'due work failed', task: 'third', error: { message: 'a bug' } },
  ]);
});
