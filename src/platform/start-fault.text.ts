import type { Text } from '../kernel/text.ts';

/** What keeps the service from starting, beside its settings. */
export const startFaultText = {
  noWriteAheadLog: (path: string): Text => ({
    fa: `در ${path} دفتر پیش‌نویس (WAL) ساخته نمی‌شود: پایگاه داده را روی دیسک همین سرور بگذارید، نه روی پوشهٔ شبکه.`,
    en: `${path} takes no write-ahead log: put it on a local disk, not on a network share`,
  }),
  noKeyInFile: (file: string): Text => ({
    fa: `در ${file} کلیدی نیست؛ کلید درست را برگردانید، یا فایل را بردارید تا با پایگاه دادهٔ خالی آغاز شود.`,
    en: `${file} holds no key; put the right one back, or remove the file to start with an empty database`,
  }),
  oldSearchServer: (version: string, oldest: string): Text => ({
    fa: `سرور جست‌وجو (MEILI_URL) نسخهٔ ${version} است و کهنه است: نسخهٔ ${oldest} یا تازه‌تر را نصب کنید، یا MEILI_URL را بردارید تا موتور درونی کار کند.`,
    en: `the search server (MEILI_URL) is version ${version}, which is too old: install ${oldest} or newer, or unset MEILI_URL to use the embedded engine`,
  }),
  inSeed: (file: string, line: number, said: Text): Text => ({
    fa: `seed/reference/${file}، سطر ${line}: ${said.fa}`,
    en: `seed/reference/${file}, line ${line}: ${said.en}`,
  }),
} as const;
