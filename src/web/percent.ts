import { formatDecimal } from '../kernel/persian.ts';
import type { Lang } from '../kernel/text.ts';
import { chartText } from './chart.text.ts';

/** A share (0–1) in percent with at most one decimal; a dash where there is nothing to take a share of. */
export function percentText(share: number | null, lang: Lang): string {
  if (share === null) return chartText.none[lang];
  return chartText.percent(formatDecimal(share * 100, lang, 1))[lang];
}
