export const listUploadText = {
  noFile: {
    fa: 'فایلی برگزیده نشده است؛ فایل CSV را برگزینید.',
    en: 'No file was chosen; choose the CSV file.',
  },
  file: { fa: 'فایل CSV', en: 'CSV file' },
  check: { fa: 'بررسی، بی تغییر', en: 'Check, change nothing' },
  now: { fa: 'بررسی و ثبت', en: 'Check and apply' },
  nowChecked: { fa: 'همین فهرستِ بررسی‌شده ثبت شود', en: 'Apply the list just checked' },
  again: {
    fa: 'فهرست بلند است؛ فایل را دوباره برگزینید و «بررسی و ثبت» را بزنید.',
    en: 'The list is long; choose the file again and press "Check and apply".',
  },
} as const;
