import { fold } from '../../kernel/persian.ts';
import { amountScales, andWord, tomanWords } from './typed-amount.text.ts';

const number = String.raw`\d[\d\s.,'\u066C\u060C]*`;

/** A typed number: grouped by commas or points, or with a decimal point; undefined where it is none. */
function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s'\u066C\u060C]/g, '');
  if (/^\d+$/.test(plain)) return Number(plain);
  // Points and commas before three digits group, one before fewer is a decimal.
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(plain)) return Number(plain.replace(/[.,]/g, ''));
  return /^\d+[.,]\d{1,2}$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/**
 * Whole rials of an amount that somebody wrote in tomans, in any digits, grouped or not, with or without words such as
 * million, and the unit: "500,000", "1.5 million toman". Undefined for what cannot be read so.
 */
export function rialsOfTypedTomans(text: string): number | undefined {
  let left = fold(text);
  for (const word of tomanWords) if (left.endsWith(word)) left = left.slice(0, -word.length).trim();
  let tomans = 0;
  let found = false;
  for (const { words, times } of amountScales) {
    const scaled = new RegExp(`^(${number})(?:${words.join('|')})(?![a-z])(?:\\s*${andWord})?\\s*`, 'u').exec(
      left,
    );
    const value = scaled?.[1] === undefined ? undefined : numberIn(scaled[1]);
    if (!scaled || value === undefined) continue;
    tomans += value * times;
    found = true;
    left = left.slice(scaled[0].length).trim();
  }
  if (left !== '') {
    const rest = numberIn(left);
    if (rest === undefined) return undefined;
    tomans += rest;
    found = true;
  }
  const rials = Math.round(tomans * 10);
  return found && Number.isSafeInteger(rials) && Math.abs(rials - tomans * 10) < 1e-6 ? rials : undefined;
}
