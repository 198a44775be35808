import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askSteps, turnOf } from '../../../src/features/asks/ask-form.rules.ts';

const fault = (path: string) => ({ path, code: 'required', message: { fa: '-', en: '-' } });

test('nothing is sent while an answer is wrong, and no question is skipped that has none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...askSteps, '', 'x'),
      fc.constantFrom('', 'back', 'send', 'x', ...askSteps),
      fc.subarray([...askSteps]),
      (at, go, wrong) => {
        const turn = turnOf(at, go, wrong.map(fault));
        if (turn.show === 'send' || turn.show === 'check') expect(wrong).toEqual([]);
        if (turn.show === 'send') expect(go).toBe('send');
      },
    ),
  );
});

test('going on leads to the first question without a good answer, back to the one before, a change to its own', () => {
  expect(turnOf('name', '', [fault('phone'), fault('county')])).toEqual({ show: 'phone' });
  expect(turnOf('phone', 'back', [fault('phone')])).toEqual({ show: 'name' });
  expect(turnOf('name', 'back', [])).toEqual({ show: 'name' });
  expect(turnOf('', 'county', [])).toEqual({ show: 'county' });
  expect(turnOf('name', '', [])).toEqual({ show: 'check' });
  expect(turnOf('name', '', [fault('name')])).toEqual({ show: 'name', error: fault('name') });
});
