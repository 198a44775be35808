import { describe, expect, it } from 'vitest';
import {
  checkBody,
  endBody,
  startBody,
  written,
} from '../../../src/features/placements/placement-form.rules.ts';

describe('a form about work', () => {
  it('takes numbers in any digits, and hands on what is none for the call to refuse', () => {
    const form = { weeklyHours: ['۳۰'], monthlyIncomeRial: ['much'], checkedOn: ['1405/08/10'] };
    expect(checkBody(form)).toMatchObject({
      checkedOn: '1405/08/10',
      weeklyHours: 30,
      monthlyIncomeRial: 'much',
      endedOn: undefined,
    });
    expect(written({ note: ['  '] }, 'note')).toBeUndefined();
  });

  it('says no evidence where nobody was reached, though the form presets one', () => {
    const form = { result: ['not-reached'], evidence: ['call'] };
    expect(checkBody(form).evidence).toBeUndefined();
    expect(checkBody({ ...form, result: ['working'] }).evidence).toBe('call');
  });

  it('reads the line that is named, and one day for all', () => {
    const at = (name: string) => `${name}.plc_1`;
    const form = { checkedOn: ['today'], 'result.plc_1': ['ended'], 'result.plc_2': ['working'] };
    expect(checkBody(form, at)).toMatchObject({ checkedOn: 'today', result: 'ended' });
  });

  it('an empty field is nothing in new work and unknown in a change', () => {
    expect(startBody({}, undefined)).toMatchObject({ weeklyHours: undefined, expectedEndOn: undefined });
    expect(startBody({}, null)).toMatchObject({
      weeklyHours: null,
      expectedEndOn: null,
      startedOn: undefined,
    });
    expect(endBody({ endReason: ['pay'] })).toEqual({ endedOn: undefined, reason: 'pay' });
  });
});
