import { describe, expect, test } from 'vitest';
import {
  answersIn,
  bodyOfAnswers,
  noAnswers,
  startChoices,
  stepOf,
  wrongStep,
} from '../../../src/features/pledges/pledge-steps.rules.ts';
import type { LocalDate } from '../../../src/kernel/calendar.ts';

const answers = { ...noAnswers, amount: '5000000' };

describe('a monthly pledge of the three steps', () => {
  test('begins today and goes on until it is stopped where nothing else is chosen', () => {
    const body = bodyOfAnswers({ ...answers, cadence: 'monthly' });
    expect(body).toMatchObject({ cadence: 'monthly', amountRial: 5_000_000 });
    expect(body).not.toHaveProperty('startsOn');
    expect(body).not.toHaveProperty('months');
  });

  test('begins on the first of the month that is chosen, for as many months', () => {
    const body = bodyOfAnswers({ ...answers, cadence: 'monthly', startsIn: '1405-10', months: '6' });
    expect(body).toMatchObject({ startsOn: '2026-12-22', months: 6 });
  });

  test('sends what cannot be read along to be refused, each to the step that asks for it', () => {
    const body = bodyOfAnswers({ ...answers, cadence: 'monthly', startsIn: 'Dey', months: 'many' });
    expect(body).toMatchObject({ startsOn: 'Dey', months: Number.NaN });
    expect([stepOf('startsOn'), stepOf('months'), stepOf('campaignId')]).toEqual(['what', 'what', 'use']);
    const message = { fa: '', en: '' };
    expect(wrongStep([{ path: 'startsOn', code: 'pledge.past', message }])).toBe('what');
  });

  test('what was chosen of a month says nothing of a gift of one time', () => {
    const body = bodyOfAnswers({ ...answers, startsIn: '1405-10', months: '6' });
    expect(body.cadence).toBe('once');
    expect(body).not.toHaveProperty('startsOn');
    expect(body).not.toHaveProperty('months');
  });

  test('may begin in any of the eleven months after this one', () => {
    const months = startChoices('2026-11-27' as LocalDate);
    expect([months[0], months.at(-1), months.length]).toEqual(['1405-10', '1406-08', 11]);
  });
});

test('an address brings a cause, a campaign, a trade or a province along, and no month by itself', () => {
  expect(answersIn({ campaign: 'pre-winter' })).toMatchObject({
    campaignId: 'pre-winter',
    earmark: 'any',
    cadence: 'once',
    months: '',
  });
  expect(answersIn({ trade: '7531' }).earmark).toBe('trade');
  expect(bodyOfAnswers({ ...answers, earmark: 'released' })).toMatchObject({ earmark: 'released' });
});
