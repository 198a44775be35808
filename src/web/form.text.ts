export const formText = {
  optional: { fa: 'اختیاری', en: 'optional' },
  unknown: { fa: 'نمی‌دانیم', en: 'not known' },
  yes: { fa: 'بله', en: 'Yes' },
  no: { fa: 'خیر', en: 'No' },
  errorsTitle: {
    fa: 'چند خانه نیاز به اصلاح دارد؛ آنچه نوشتید سر جایش است.',
    en: 'Some fields need mending; what you wrote is still here.',
  },
  save: { fa: 'ثبت', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  search: { fa: 'جست‌وجو', en: 'Search' },
  reset: { fa: 'پاک کردن فیلترها', en: 'Clear filters' },
  next: { fa: 'بعدی', en: 'Next' },
  didYouMean: { fa: 'منظورتان این است؟', en: 'Do you mean:' },
  choose: { fa: 'انتخاب کنید', en: 'Choose' },
} as const;
