import type { Text } from '../../kernel/text.ts';

/** What phones get when a number changes: nothing that tells whoever reads along what the account is for. */
export const phoneMessages = {
  code: (code: string): Text => ({
    fa: `مهرکار\nرمز تأیید این شماره: ${code}\nتا ۳ دقیقه کار می‌کند. اگر خودتان نخواسته‌اید، به هیچ‌کس نگویید.`,
    en: `Mehrkar\nCode to confirm this number: ${code}\nIt works for 3 minutes. If you did not ask for it, tell nobody.`,
  }),
  changed: {
    fa: 'مهرکار\nشمارهٔ همراه حساب شما عوض شد. اگر کار شما نبوده است، با انجمن تماس بگیرید.',
    en: 'Mehrkar\nThe mobile number of your account was changed. If it was not you, call the association.',
  },
  asked: (day: string): Text => ({
    fa: `مهرکار\nخواسته‌اند شمارهٔ همراه حساب شما عوض شود. اگر کار شما نیست، تا ${day} با همین شماره وارد شوید و آن را در «مشخصات من» رد کنید.`,
    en: `Mehrkar\nSomebody asks for the mobile number of your account to be changed. If it is not you, sign in with this number by ${day} and refuse it under “My profile”.`,
  }),
  welcome: {
    fa: 'مهرکار\nاز این پس با همین شماره وارد حسابتان شوید.',
    en: 'Mehrkar\nFrom now on sign in to your account with this number.',
  },
} as const;

/** Refusals. */
export const phoneRefused = {
  taken: {
    fa: 'این شماره از آن حساب دیگری است. شمارهٔ دیگری بنویسید یا با همان شماره وارد شوید.',
    en: 'Another account has this number. Write another one, or sign in with it.',
  },
  same: { fa: 'این همان شمارهٔ کنونی است.', en: 'This is the number already on record.' },
  nothingCame: {
    fa: 'از این نیکوکار هنوز چیزی به این سازمان نرسیده است، پس شماره‌اش از اینجا عوض نمی‌شود. تعهد را با شمارهٔ تازه ثبت کنید.',
    en: 'Nothing of this benefactor has come to this organisation, so their number is not changed from here. Enter the pledge under the new number.',
  },
  waits: {
    fa: 'درخواست دیگری برای شمارهٔ این نیکوکار در جریان است. اول آن را تأیید یا رد کنید.',
    en: 'Another request for the number of this benefactor waits. Approve or refuse that one first.',
  },
  own: {
    fa: 'این درخواست از خود شماست؛ مدیر دیگری باید تأیید کند.',
    en: 'This request is your own; another manager must approve it.',
  },
  early: (day: string): Text => ({
    fa: `پیش از ${day} تأیید نمی‌شود، تا دارندهٔ شمارهٔ پیشین فرصت رد کردن داشته باشد.`,
    en: `It cannot be approved before ${day}, so that whoever has the old number can still refuse it.`,
  }),
  over: {
    fa: 'مهلت این درخواست گذشته است. ردش کنید و اگر هنوز لازم است از نو بخواهید.',
    en: 'This request is too old. Refuse it, and ask anew if it is still wanted.',
  },
  gone: {
    fa: 'این درخواست دیگر در جریان نیست.',
    en: 'This request waits no longer.',
  },
} as const;

/** Pages of a benefactor's own number. */
export const ownPhoneText = {
  change: { fa: 'شماره را عوض کنید', en: 'Change the number' },
  title: { fa: 'شمارهٔ تازه', en: 'A new number' },
  lead: {
    fa: 'شمارهٔ تازه را بنویسید؛ رمزی به همان شماره پیامک می‌شود. به شمارهٔ پیشین هم خبر می‌دهیم.',
    en: 'Write the new number; a code comes to it by message. The old number is told, too.',
  },
  now: { fa: 'شمارهٔ کنونی', en: 'The number now' },
  phone: { fa: 'شمارهٔ همراه تازه', en: 'New mobile number' },
  phoneHint: { fa: 'مثل ۰۹۱۲۳۴۵۶۷۸۹', en: 'Such as 09123456789' },
  send: { fa: 'رمز را بفرست', en: 'Send the code' },
  sentTo: { fa: 'رمز شش‌رقمی به این شماره پیامک شد:', en: 'A six-digit code was sent to this number:' },
  code: { fa: 'رمز شش‌رقمی', en: 'Six-digit code' },
  codeHint: { fa: 'تا ۳ دقیقه کار می‌کند.', en: 'It works for 3 minutes.' },
  confirm: { fa: 'شماره را عوض کن', en: 'Change the number' },
  otherNumber: { fa: 'شمارهٔ دیگر، یا رمز تازه', en: 'Another number, or a new code' },
  back: { fa: 'بازگشت به مشخصات', en: 'Back to the profile' },
  done: {
    fa: 'شماره عوض شد. از این پس با شمارهٔ تازه وارد شوید؛ جاهای دیگری که باز بود بسته شد.',
    en: 'The number is changed. Sign in with the new one from now on; wherever else you were signed in, you are not any more.',
  },
  lost: {
    fa: 'اگر شمارهٔ پیشین دیگر در دستتان نیست و نمی‌توانید وارد شوید، با انجمن تماس بگیرید.',
    en: 'If you have lost the old number and cannot sign in, call the association.',
  },
  asked: (day: string): Text => ({
    fa: `${day} از انجمن خواسته شد شمارهٔ شما عوض شود. اگر کار شما نیست، ردش کنید.`,
    en: `On ${day} the association was asked to change your number. If it was not you, refuse it.`,
  }),
  refuse: { fa: 'کار من نیست؛ رد می‌کنم', en: 'It was not me; refuse it' },
  refused: { fa: 'رد شد. شماره‌تان همان است که بود.', en: 'Refused. Your number is what it was.' },
} as const;

/** The page of a lost number, for managers. */
export const lostPhoneText = {
  open: { fa: 'شمارهٔ همراهش گم شده است', en: 'Their number is lost' },
  title: { fa: 'شمارهٔ گم‌شده', en: 'A lost number' },
  lead: {
    fa: 'هر که شمارهٔ ورود کسی را عوض کند، می‌تواند به جای او وارد شود. پس اول بپرسید: مبلغ و ماه آخرین هدیه یا شناسهٔ پرداختش چه بود؟ اگر نمی‌داند، ادامه ندهید.',
    en: 'Whoever changes the number somebody signs in with can sign in as them. So ask first: how much was the last gift, in which month, or what was its payment reference? If they do not know, go no further.',
  },
  rules: {
    fa: 'رمزی به شمارهٔ تازه می‌رود تا برایتان بخواند. به شمارهٔ پیشین همان دم خبر داده می‌شود و سه روز فرصت رد کردن دارد. سپس مدیر دیگری باید تأیید کند.',
    en: 'A code goes to the new number, for them to read to you. The old number is told at once and has three days to refuse. Then another manager must approve.',
  },
  phone: { fa: 'شمارهٔ همراه تازه', en: 'New mobile number' },
  reason: { fa: 'چرا، و چگونه شناختیدش', en: 'Why, and how you knew them' },
  reasonHint: {
    fa: 'بی‌نام و بی‌شماره؛ در ثبت رویدادها می‌ماند.',
    en: 'Without names or numbers; it stays on record.',
  },
  send: { fa: 'رمز را بفرست', en: 'Send the code' },
  sentTo: {
    fa: 'رمز شش‌رقمی به این شماره پیامک شد؛ بخواهید برایتان بخواند:',
    en: 'A six-digit code was sent to this number; have them read it to you:',
  },
  code: { fa: 'رمزی که خواند', en: 'The code they read' },
  back: { fa: 'بازگشت', en: 'Back' },
  ask: { fa: 'درخواست را ثبت کن', en: 'Record the request' },
  waits: { fa: 'درخواست شمارهٔ تازه', en: 'Request for a new number' },
  askedOn: { fa: 'روز درخواست', en: 'Asked on' },
  ripeOn: { fa: 'تأیید از', en: 'Can be approved from' },
  why: { fa: 'دلیل', en: 'Reason' },
  approve: { fa: 'تأیید می‌کنم؛ شماره عوض شود', en: 'Approve; change the number' },
  refuse: { fa: 'رد کن', en: 'Refuse' },
  done: {
    asked: {
      fa: 'ثبت شد. به شمارهٔ پیشین خبر داده شد؛ پس از سه روز مدیر دیگری تأیید می‌کند.',
      en: 'Recorded. The old number was told; after three days another manager approves.',
    },
    approved: {
      fa: 'شماره عوض شد و همهٔ ورودهای پیشین بسته شد.',
      en: 'The number is changed, and every earlier session has ended.',
    },
    refused: { fa: 'درخواست رد شد.', en: 'The request was refused.' },
  },
} as const;
