import { formatNumber } from '../kernel/persian.ts';
import type { Text } from '../kernel/text.ts';
import type { BackupManifest } from '../platform/backup-manifest.ts';

const number = (n: number | undefined): Text => ({
  fa: formatNumber(n ?? 0, 'fa'),
  en: formatNumber(n ?? 0, 'en'),
});

const summary = ({ counts, auditHead }: BackupManifest): Text => ({
  fa: `${number(counts.person).fa} نفر، ${number(counts.opportunity).fa} فرصت، ${number(counts.referral).fa} معرفی، ${number(counts.audit_entry).fa} سطر رویداد (سر زنجیره ${auditHead.seq})`,
  en: `${number(counts.person).en} people, ${number(counts.opportunity).en} opportunities, ${number(counts.referral).en} referrals, ${number(counts.audit_entry).en} audit rows (head ${auditHead.seq})`,
});

export const backupText = {
  backupHelp: {
    fa: `از پایگاه داده در یک لحظه رونوشت می‌گیرد، در حالی که سرور می‌نویسد، و رونوشت را می‌سنجد.
کنار آن فایل شرح (manifest) نوشته می‌شود؛ هر دو فقط برای صاحبشان خواندنی است.

  npm run mehrkar -- backup [FILE.db|DIR] [--keep N]

گزینه‌ها
  FILE.db|DIR          فایل تازه، یا پوشه‌ای که فایل با نام زمانش در آن گذاشته می‌شود
                       (پیش‌فرض: BACKUP_DIR، وگرنه data/backups)
  --keep N             فقط N پشتیبان تازه‌تر این پوشه می‌ماند
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 گرفته و سنجیده شد، 1 نشد.
به SECRET_KEY نیاز ندارد، ولی بی آن کدهای ملی درون پشتیبان خواندنی نیست: کلید را جای دیگری نگه دارید.`,
    en: `Copies the database as it stands at one moment, while the server writes, and verifies the copy.
A manifest is written beside it; both can be read by their owner alone.

  npm run mehrkar -- backup [FILE.db|DIR] [--keep N]

Options
  FILE.db|DIR          a new file, or a folder where the file is named after its time
                       (default: BACKUP_DIR, else data/backups)
  --keep N             keep only the latest N backups of that folder
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 made and verified, 1 not.
SECRET_KEY is not needed, but without it the national ids in a backup cannot be read: keep the key elsewhere.`,
  },
  restoreHelp: {
    fa: `پشتیبانی را به جای پایگاه داده می‌نشاند: پیش از آن و پس از آن سنجیده می‌شود. سرور باید خاموش باشد.
ورودها برنمی‌گردد: پس از آن همه دوباره وارد می‌شوند.

  npm run mehrkar -- restore FILE.db [--to file:PATH] [--replace] [--other-key]

گزینه‌ها
  --to file:PATH       پایگاه دادهٔ مقصد (پیش‌فرض: DATABASE_URL)
  --replace            اگر پایگاه داده‌ای آنجاست کنار گذاشته می‌شود، نه پاک
  --other-key          حتی اگر پشتیبان با کلید دیگری مهر شده باشد (کدهای ملی خوانده نمی‌شود)
  --lang fa|en         زبان پیام‌ها
  --help               همین راهنما

کد پایان: 0 نشانده و سنجیده شد، 1 نشد و همه‌چیز مانند پیش است.`,
    en: `Puts a backup in the database's place, verified before and after. The server must be stopped.
Sessions are not brought back: afterwards everybody signs in again.

  npm run mehrkar -- restore FILE.db [--to file:PATH] [--replace] [--other-key]

Options
  --to file:PATH       the database to make (default: DATABASE_URL)
  --replace            a database that is there is put aside, not removed
  --other-key          even where the backup was sealed under another key (national ids cannot be read)
  --lang fa|en         language of the messages
  --help               this help

Exit code: 0 restored and verified, 1 not, and everything is as it was.`,
  },
  oneTarget: {
    fa: 'نام یک فایل یا یک پوشه کافی است: backup [FILE.db|DIR]',
    en: 'Name one file or one folder: backup [FILE.db|DIR]',
  },
  oneBackup: { fa: 'نام یک پشتیبان لازم است: restore FILE.db', en: 'Name one backup: restore FILE.db' },
  onlyFiles: {
    fa: 'پشتیبان به فایل بازمی‌گردد: با ‎--to file:PATH بازگردانید و آن فایل را به جای فایل سرور پایگاه داده بگذارید (docs/deployment.md).',
    en: 'A backup is restored to a file: restore with --to file:PATH and put that file in the place of the database server’s own (docs/deployment.md).',
  },
  notServed: (said: string): Text => ({
    fa: `سرور پایگاه داده رونوشتی نداد: ${said}. نشانی و کلیدش را بررسی کنید، یا با ابزار خود سرور پشتیبان بگیرید.`,
    en: `The database server handed out no copy: ${said}. Check its address and token, or back it up by its own means.`,
  }),
  wrongKeep: { fa: '‎--keep یک عدد از ۱ به بالا می‌گیرد.', en: '--keep takes a number from 1.' },
  keepNeedsFolder: {
    fa: '‎--keep برای پوشه است؛ به جای فایل نام پوشه بنویسید.',
    en: '--keep is for a folder; name a folder instead of a file.',
  },
  noDatabase: (path: string): Text => ({
    fa: `پایگاه داده‌ای در ${path} نیست؛ DATABASE_URL را بررسی کنید.`,
    en: `There is no database at ${path}; check DATABASE_URL.`,
  }),
  exists: (file: string): Text => ({
    fa: `${file} هست و رونویسی نمی‌شود؛ نام دیگری بنویسید.`,
    en: `${file} exists and is not overwritten; name another.`,
  }),
  copying: { fa: 'رونوشت گرفته و سنجیده می‌شود…', en: 'Copying and verifying…' },
  verifying: { fa: 'پشتیبان سنجیده و نشانده می‌شود…', en: 'Verifying and restoring…' },
  made: (file: string, manifest: BackupManifest): Text => ({
    fa: `پشتیبان در ${file}: ${summary(manifest).fa}. سنجیده شد.`,
    en: `Backup in ${file}: ${summary(manifest).en}. Verified.`,
  }),
  removed: (file: string): Text => ({
    fa: `پشتیبان کهنه پاک شد: ${file}`,
    en: `Old backup removed: ${file}`,
  }),
  keepTheKey: {
    fa: 'کلید (SECRET_KEY یا data/secret.key) در پشتیبان نیست و بی آن کدهای ملی خوانده نمی‌شود؛ آن را جدا و جای دیگری نگه دارید.',
    en: 'The key (SECRET_KEY or data/secret.key) is not in the backup, and without it national ids cannot be read; keep it apart, elsewhere.',
  },
  notWhole: (detail: string): Text => ({
    fa: `رونوشت درست نیست و کنار گذاشته شد: ${detail}`,
    en: `The copy is not whole and was dropped: ${detail}`,
  }),
  chainBroken: (faults: number, seq: number): Text => ({
    fa: `زنجیرهٔ رویدادها در سطر ${seq} درست نیست (${number(faults).fa} نادرستی)؛ verify-audit را اجرا کنید.`,
    en: `The audit chain is broken at row ${seq} (${number(faults).en} faults); run verify-audit.`,
  }),
  noBackup: (file: string): Text => ({
    fa: `پشتیبانی در ${file} نیست.`,
    en: `There is no backup at ${file}.`,
  }),
  noManifest: (file: string): Text => ({
    fa: `شرح ${file}.manifest.json نیست یا خوانده نمی‌شود؛ این پشتیبان کامل گرفته نشده است. پشتیبان دیگری بردارید.`,
    en: `The manifest ${file}.manifest.json is missing or cannot be read; this backup was never finished. Take another.`,
  }),
  otherBytes: (file: string): Text => ({
    fa: `${file} همان نیست که گرفته شده بود (اندازه یا SHA-256 نمی‌خواند)؛ پشتیبان دیگری بردارید.`,
    en: `${file} is not what was made (its size or SHA-256 does not fit); take another backup.`,
  }),
  countsDiffer: (table: string): Text => ({
    fa: `شمار سطرهای ${table} با شرح پشتیبان نمی‌خواند؛ پشتیبان دیگری بردارید.`,
    en: `The rows of ${table} are not those of the manifest; take another backup.`,
  }),
  inUse: (path: string): Text => ({
    fa: `${path} باز است؛ نخست سرور را خاموش کنید.`,
    en: `${path} is in use; stop the server first.`,
  }),
  targetExists: (path: string): Text => ({
    fa: `${path} هست و رونویسی نمی‌شود؛ با --replace کنار گذاشته می‌شود.`,
    en: `${path} exists and is not overwritten; --replace puts it aside.`,
  }),
  otherKey: {
    fa: 'این پشتیبان با کلید دیگری مهر شده است: SECRET_KEY (یا data/secret.key) همان زمان را بگذارید. با --other-key بی آن نشانده می‌شود و کدهای ملی خوانده نمی‌شود.',
    en: 'This backup was sealed under another key: set the SECRET_KEY (or data/secret.key) of that time. With --other-key it is restored without, and national ids cannot be read.',
  },
  otherKeyTaken: {
    fa: 'با کلید دیگری نشانده شد: تا کلید درست نباشد کدهای ملی خوانده نمی‌شود.',
    en: 'Restored under another key: national ids cannot be read until the right one is set.',
  },
  noKey: {
    fa: 'کلیدی در دسترس نیست: پیش از روشن کردن سرور SECRET_KEY را بگذارید، وگرنه کدهای ملی خوانده نمی‌شود.',
    en: 'There is no key at hand: set SECRET_KEY before starting the server, or national ids cannot be read.',
  },
  restored: (path: string, manifest: BackupManifest): Text => ({
    fa: `نشانده شد در ${path}: ${summary(manifest).fa}. سنجیده شد.`,
    en: `Restored to ${path}: ${summary(manifest).en}. Verified.`,
  }),
  signInAgain: {
    fa: 'هیچ ورودی از پشتیبان برنگشته است: همه دوباره وارد می‌شوند.',
    en: 'No session was brought back: everybody signs in again.',
  },
  keptAside: (paths: readonly string[]): Text => ({
    fa: `آنچه پیش از این در آنجا بود کنار گذاشته شد: ${paths.join('، ')}`,
    en: `What stood in its place before is kept aside: ${paths.join(', ')}`,
  }),
} as const;
