import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/features/matching/judge.rules.ts';
import type { Unlock } from '../../../src/features/matching/match.rules.ts';
import {
  gateNames,
  partChips,
  partNames,
  sayBlock,
  sayIn,
  unlockText,
} from '../../../src/features/matching/matching.text.ts';
import type { Names } from '../../../src/features/matching/names.rules.ts';
import { mustLocalDate } from '../../../src/kernel/calendar.ts';
import { languages } from '../../../src/kernel/text.ts';
import { contextArb, opportunityArb, personArb, runs } from '../../support/match-facts.ts';

const named = (code: string) => `<${code}>`;
const names: Names = {
  skill: named,
  document: named,
  licence: named,
  permit: named,
  restriction: named,
  aid: named,
  occupation: named,
  education: named,
  opportunity: named,
};
/** Words that shame, and values that were never put into words. */
const neverSaid = /زندان|مجرم|سابقه|پابند|حبس|prison|offen[cs]e|convict|undefined|null|NaN|\[object/i;
const persian = /[\u0600-\u06FF]/;

describe('sayings', () => {
  it('says every judgement in full in both languages, without a word that shames', () => {
    fc.assert(
      fc.property(personArb, opportunityArb, contextArb, (person, opportunity, ctx) => {
        const { blocks, checks, parts } = judge(person, opportunity, ctx);
        for (const lang of languages) {
          const said = [
            ...blocks.map(({ detail }) => sayIn(detail, lang, names)),
            ...blocks.map(({ unlock }) => unlockText(unlock, lang, names)),
            ...checks.map(({ question }) => sayIn(question, lang, names)),
            ...parts.flatMap(({ because }) => because.map((reason) => sayIn(reason, lang, names))),
          ];
          for (const text of said) {
            expect(text).not.toMatch(neverSaid);
            expect(text.replace(/<[^>]*>/g, '')).toMatch(lang === 'fa' ? persian : /[a-z]/i);
            if (lang === 'fa') expect(text.replace(/<[^>]*>/g, '')).not.toMatch(/[a-z0-9]/i);
            else expect(text).not.toMatch(persian);
          }
        }
      }),
      runs,
    );
  });

  it('says the room that is needed exactly, never rounded', () => {
    const unlock: Unlock = { kind: 'find-workspace', m2: 9.5, needs: [] };
    expect(unlockText(unlock, 'fa', names)).toBe('پیدا کردن جای کار ۹٫۵ متری');
    expect(unlockText(unlock, 'en', names)).toBe('Find a place to work of 9.5 m²');
    const lacking = { code: 'workspace.lacking', values: { m2: 9.25, areaM2: 9.2, needs: [] } } as const;
    expect(sayIn(lacking, 'en', names)).toBe('Needs a place to work of 9.25 m²; there are 9.2 m².');
    expect(sayIn({ code: 'ask.workspace', values: { m2: 9.5, needs: [] } }, 'en', names)).toContain('9.5 m²');
  });

  it('says days, hours and amounts as people read them', () => {
    const wait: Unlock = { kind: 'wait-until', date: mustLocalDate('2026-12-11') };
    expect(unlockText(wait, 'fa', names)).toBe('صبر تا ۲۰ آذر ۱۴۰۵');
    expect(unlockText(wait, 'en', names)).toBe('Wait until 11 December 2026');
    const hours: Unlock = {
      kind: 'free-hours',
      slots: [{ days: ['sat', 'mon'], from: '22:00', to: '24:00' }],
    };
    expect(unlockText(hours, 'fa', names)).toBe('آزاد کردن این ساعت‌ها: شنبه، دوشنبه ۲۲:۰۰ تا ۲۴:۰۰');
    expect(unlockText(hours, 'en', names)).toBe('Free these hours: Sat, Mon 22:00–24:00');
    expect(unlockText({ kind: 'repay-first', remainingRial: 5_000_000 }, 'en', names)).toBe(
      'Repay the earlier loan: 5,000,000 rials',
    );
    expect(unlockText(null, 'en', names)).toBe('Nothing would open this for now');
    expect(sayIn({ code: 'commute.too-far', values: { km: 5.01, limitKm: 5 } }, 'fa', names)).toBe(
      'راه ۵٫۱ کیلومتر است و اندازهٔ دلخواه ۵ کیلومتر.',
    );
  });

  it('says hours of caring whole over midnight, outward to the quarter hour, and weeks away in words', () => {
    const everyDay = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const slots = [
      { days: everyDay, from: '00:00', to: '06:50' },
      { days: everyDay, from: '13:05', to: '24:00' },
    ];
    const care = { kind: 'arrange-care', hoursPerWeek: 126, slots } as const;
    expect(unlockText(care, 'en', names)).toBe('Help with caring, 126 hours a week (every day 13:00–07:00)');
    expect(unlockText({ ...care, lodged: true }, 'en', names)).not.toMatch(/\d/);
  });

  it('says why a level below the one asked for is enough', () => {
    const lesson = { skillId: 'sewing', level: 1 };
    const learn = (skill: typeof lesson & { need?: number }) =>
      unlockText({ kind: 'take-training', skillId: 'sewing', skills: [skill] }, 'en', names);
    expect(learn({ ...lesson, need: 2 })).toContain('to level 1 (enough to start)');
    expect(learn(lesson)).not.toContain('enough');
  });

  it('calls a restriction temporary', () => {
    const detail = {
      code: 'restriction.active',
      values: { codes: ['driving'], until: mustLocalDate('2026-12-10') },
    } as const;
    expect(sayIn(detail, 'fa', names)).toBe('محدودیت موقت (<driving>) تا پایان ۱۹ آذر ۱۴۰۵.');
    expect(sayBlock({ gate: 'restriction', detail, unlock: null }, 'en', names)).toEqual({
      gate: 'restriction',
      detail: 'Temporary restriction (<driving>) until the end of 10 December 2026.',
      unlock: null,
    });
  });

  it('names every gate and part in both languages', () => {
    for (const { fa, en } of [gateNames, partNames, partChips].flatMap((texts) => Object.values(texts))) {
      expect(fa).toMatch(persian);
      expect(fa).not.toMatch(neverSaid);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});
