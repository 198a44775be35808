/**
 * Verbs of the trades: what stands in the infinitive and the past, and what stands in the names of trades, folded. Who can
 * sew says دوختن, the trade is a دوزی. Verbs whose stem says little by itself (کردن، داشتن، دیدن) are left out.
 */
const verbs: readonly (readonly [past: string, present: string])[] = [
  ['دوخت', 'دوز'],
  ['پخت', 'پز'],
  ['بافت', 'باف'],
  ['ساخت', 'ساز'],
  ['شست', 'شوی'],
  ['برید', 'بر'],
  ['فروخت', 'فروش'],
  ['چید', 'چین'],
  ['تراشید', 'تراش'],
  ['ریخت', 'ریز'],
  ['نوشت', 'نویس'],
  ['دوشید', 'دوش'],
  ['ریسید', 'ریس'],
  ['کشید', 'کش'],
  ['کوبید', 'کوب'],
  ['شکست', 'شکن'],
  ['روفت', 'روب'],
  ['نواخت', 'نواز'],
  ['پاشید', 'پاش'],
  ['پرورد', 'پرور'],
  ['ساب', 'ساب'],
  ['سابید', 'ساب'],
  ['چسباند', 'چسبان'],
];

/** Every form of those verbs that people type of their trade, by what stands in its name. */
export const verbForms: ReadonlyMap<string, string> = new Map(
  verbs.flatMap(([past, present]) =>
    [past, `${past}ن`, `${present}م`, `می${present}م`, `${present}نده`, `${present}ندگی`].map(
      (form) => [form, present] as const,
    ),
  ),
);
