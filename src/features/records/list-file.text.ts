/** Files that are chosen for a list and are none. */
export const listFileText = {
  empty: {
    fa: 'این فایل خالی است؛ فایلی را برگزینید که سرستون‌ها و سطرها را دارد.',
    en: 'This file is empty; choose the one that has the headings and the rows.',
  },
  'not-text': {
    fa: 'این فایل CSV نیست. در اکسل «ذخیره با نام» (Save As) را بزنید، نوع «CSV UTF-8» را برگزینید و همان فایل را بدهید.',
    en: 'This file is not CSV. In Excel choose "Save As", take the type "CSV UTF-8", and give that file.',
  },
} as const;
