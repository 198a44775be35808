import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askSteps, shownAt, turnOf } from '../../../src/features/asks/ask-form.rules.ts';

const fault = (path: string) => ({ path, code: 'required', message: { fa: '-', en: '-' } });

test('nothing is sent while an answer is wrong, and no question is skipped that has none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...askSteps, 'check' as const),
      fc.constantFrom('', 'back', 'send', 'x', ...askSteps),
      fc.subarray([...askSteps]),
      (at, go, wrong) => {
        const { to } = turnOf(at, go, wrong.map(fault));
        if (to === 'send' || to === 'check') expect(wrong).toEqual([]);
        if (to === 'send') expect(at).toBe('check');
        const shown = shownAt(at, wrong.map(fault));
        if (shown === 'check') expect(wrong).toEqual([]);
        for (const step of askSteps.slice(0, askSteps.indexOf(shown === 'check' ? 'name' : shown)))
          expect(wrong).not.toContain(step);
      },
    ),
  );
});

test('going on leads to the first question without a good answer, back to the one before', () => {
  expect(turnOf('name', '', [fault('phone'), fault('county')])).toEqual({ to: 'phone' });
  expect(turnOf('phone', 'back', [fault('phone')])).toEqual({ to: 'name' });
  expect(turnOf('name', 'back', [])).toEqual({ to: 'name' });
  expect(turnOf('name', '', [])).toEqual({ to: 'check' });
  expect(turnOf('name', '', [fault('name')])).toEqual({ to: 'name', tried: 'name' });
  expect(turnOf('check', '', [fault('county')])).toEqual({ to: 'county', tried: 'county' });
});

test('a question that is answered badly is shown, one after it is not', () => {
  expect(shownAt('phone', [fault('phone')])).toBe('phone');
  expect(shownAt('county', [fault('phone')])).toBe('phone');
  expect(shownAt('name', [fault('phone')])).toBe('name');
});
