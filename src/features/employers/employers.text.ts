export const employerText = {
  taken: {
    fa: 'کارفرمایی با همین نام ثبت شده است؛ همان را باز کنید.',
    en: 'An employer of this name is already on file; open that one.',
  },
} as const;
