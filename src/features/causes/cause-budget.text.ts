/** Lines of a budget that no kit names itself. */
export const budgetWords = {
  materials: { fa: 'مواد کار شصت روز نخست', en: 'Materials for the first 60 days' },
  whole: {
    fa: 'ابزار کار و مواد شصت روز نخست',
    en: 'Tools, and materials for the first 60 days',
  },
  contingency: { fa: 'ذخیرهٔ تعمیر و جایگزینی', en: 'Reserve for repair and replacement' },
} as const;
