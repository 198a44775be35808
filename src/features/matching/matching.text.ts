import type { Lang, Text } from '../../kernel/text.ts';
import type { Block, Gate, PartName, Unlock } from './match.rules.ts';
import type { Names } from './names.rules.ts';
import type { Saying, SayingCode, SayingValues } from './sayings.rules.ts';
import { noUnlockEn, sentencesEn, unlocksEn } from './sayings-en.text.ts';
import { noUnlockFa, sentencesFa, unlocksFa } from './sayings-fa.text.ts';
import { type Voice, voiceOf } from './voice.text.ts';

/** One sentence for every saying: a missing one does not compile. None says who: officer and person read the same. */
export type Sentences = { readonly [C in SayingCode]: (values: SayingValues[C], voice: Voice) => string };
/** What would open a gate, as a phrase that can follow a label or stand in a list. */
export type UnlockSentences = {
  readonly [K in Unlock['kind']]: (unlock: Unlock & { readonly kind: K }, voice: Voice) => string;
};

const sentences: Readonly<Record<Lang, Sentences>> = { fa: sentencesFa, en: sentencesEn };
const unlocks: Readonly<Record<Lang, UnlockSentences>> = { fa: unlocksFa, en: unlocksEn };
const noUnlock: Text = { fa: noUnlockFa, en: noUnlockEn };

/** A saying in words, with the names of what it mentions. */
export function sayIn<C extends SayingCode>(saying: Saying<C>, lang: Lang, names: Names): string {
  return sentences[lang][saying.code](saying.values, voiceOf(lang, names));
}

/** An unlock in words; null is said too, as nothing that would help for now. */
export function unlockText(unlock: Unlock | null, lang: Lang, names: Names): string {
  return unlock === null ? noUnlock[lang] : phraseOf(unlock, unlocks[lang], voiceOf(lang, names));
}

function phraseOf<K extends Unlock['kind']>(
  unlock: Unlock & { readonly kind: K },
  phrases: UnlockSentences,
  voice: Voice,
): string {
  const kind: K = unlock.kind;
  return phrases[kind](unlock, voice);
}

export const gateNames: Readonly<Record<Gate, Text>> = {
  closed: { fa: 'زمان ثبت‌نام', en: 'Opening' },
  full: { fa: 'جای خالی', en: 'Vacancy' },
  'start-date': { fa: 'زمان شروع', en: 'Start' },
  commute: { fa: 'راه', en: 'Commute' },
  hours: { fa: 'ساعت کار', en: 'Hours' },
  caring: { fa: 'مراقبت در خانه', en: 'Caring at home' },
  'home-only': { fa: 'نیاز به کار در خانه', en: 'Needs work at home' },
  licence: { fa: 'گواهینامه', en: 'Licence' },
  document: { fa: 'مدارک', en: 'Documents' },
  permit: { fa: 'مجوز', en: 'Permit' },
  skill: { fa: 'مهارت', en: 'Skill' },
  education: { fa: 'تحصیلات', en: 'Education' },
  age: { fa: 'سن', en: 'Age' },
  reserved: { fa: 'ویژهٔ گروهی خاص', en: 'Reserved' },
  restriction: { fa: 'محدودیت موقت', en: 'Temporary restriction' },
  supervision: { fa: 'محدوده و ساعت مجاز', en: 'Permitted area and hours' },
  custody: { fa: 'زمان آمادگی', en: 'Readiness' },
  workspace: { fa: 'جای کار', en: 'Place to work' },
  'prior-aid': { fa: 'بستهٔ کار پیشین', en: 'Earlier kit' },
  'other-aid': { fa: 'کمک‌های دیگر', en: 'Other aid' },
  'loan-active': { fa: 'وام در جریان', en: 'Running loan' },
  guarantor: { fa: 'ضامن', en: 'Guarantor' },
  'bank-standing': { fa: 'وضعیت بانکی', en: 'Bank standing' },
};

export const partNames: Readonly<Record<PartName, Text>> = {
  skills: { fa: 'مهارت', en: 'Skills' },
  wish: { fa: 'خواسته', en: 'Wish' },
  income: { fa: 'درآمد', en: 'Income' },
  commute: { fa: 'راه', en: 'Commute' },
  hours: { fa: 'ساعت کار', en: 'Hours' },
  experience: { fa: 'تجربه', en: 'Experience' },
  stability: { fa: 'پایداری', en: 'Stability' },
  market: { fa: 'بازار فروش', en: 'Market' },
};

/** Short praise for a part that is worth more than half: see `strongestParts`. */
export const partChips: Readonly<Record<PartName, Text>> = {
  skills: { fa: 'مهارت مناسب', en: 'Skills fit' },
  wish: { fa: 'نزدیک به خواسته', en: 'As wished' },
  income: { fa: 'درآمد کافی', en: 'Good income' },
  commute: { fa: 'راه نزدیک', en: 'Close by' },
  hours: { fa: 'ساعت مناسب', en: 'Hours fit' },
  experience: { fa: 'تجربهٔ مرتبط', en: 'Experienced' },
  stability: { fa: 'کار پایدار', en: 'Stable' },
  market: { fa: 'فروش روشن', en: 'Clear market' },
};

/** A block as the API and problems carry it: its sentence said, its unlock as data with its own sentence. */
export function sayBlock({ gate, detail, unlock }: Block, lang: Lang, names: Names) {
  return {
    gate,
    detail: sayIn(detail, lang, names),
    unlock: unlock === null ? null : { ...unlock, says: unlockText(unlock, lang, names) },
  };
}
