import type { Text } from '../../kernel/text.ts';

/** What headquarters reads about words that were searched for in vain. */
export const missedText = {
  stale: {
    fa: 'در این میان همکاری دربارهٔ همین واژه تصمیم گرفته است؛ نتیجه را ببینید و اگر هنوز لازم است دوباره بیفزایید.',
    en: 'A colleague has meanwhile decided about this very word; look at the outcome and add it again if it is still needed.',
  },
  isLabel: (name: string, of: string, ofEn: string): Text => ({
    fa: `«${name}» خود نام «${of}» است؛ به همان بیفزایید یا نام را دقیق‌تر بنویسید.`,
    en: `"${name}" is the very name of "${ofEn}"; choose that one, or write the name more precisely.`,
  }),
  isShared: (name: string, of: string, ofEn: string): Text => ({
    fa: `«${name}» نام دیگر «${of}» هم هست؛ اگر بیفزایید هر دو با آن پیدا می‌شوند.`,
    en: `"${name}" is also another name of "${ofEn}"; if you add it, both are found by it.`,
  }),
} as const;
