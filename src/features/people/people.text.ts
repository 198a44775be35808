import type { Text } from '../../kernel/text.ts';
import type { statusReasons } from './person-status.rules.ts';

export const peopleText = {
  alreadyHeld: {
    fa: 'این کد ملی پیش‌تر در سازمان شما ثبت شده است؛ همان پرونده را باز و ویرایش کنید.',
    en: 'This national id is already registered with your organisation; open that record and edit it.',
  },
  stale: {
    fa: 'پس از آنکه این پرونده را دیدید، تغییر کرده است؛ دوباره بازش کنید و تغییرتان را از نو بفرستید. چیزی ثبت نشد.',
    en: 'This record changed after you read it; read it again and send your change anew. Nothing was saved.',
  },
  revisionNeeded: {
    fa: 'شمارهٔ نسخه‌ای را که دیده‌اید (ETag) در If-Match بفرستید. چیزی ثبت نشد.',
    en: 'Send the revision you read (its ETag) in If-Match. Nothing was saved.',
  },
} as const satisfies Record<string, Text>;

type Reason = {
  [S in keyof typeof statusReasons]: (typeof statusReasons)[S][number];
}[keyof typeof statusReasons];

/** Why a person is not seeking work now, for staff alone. */
export const statusReasonNames: Readonly<Record<Reason, Text>> = {
  'found-work': { fa: 'با معرفی ما', en: 'Through a referral' },
  'own-work': { fa: 'به کوشش خودش', en: 'By themselves' },
  'own-business': { fa: 'کسب‌وکار خودش را دارد', en: 'Has a business of their own' },
  health: { fa: 'بیماری یا درمان', en: 'Health' },
  caring: { fa: 'نگهداری از کسی در خانه', en: 'Caring for someone' },
  training: { fa: 'در دورهٔ آموزشی', en: 'In training' },
  travel: { fa: 'سفر', en: 'Travelling' },
  'family-event': { fa: 'رویداد خانوادگی', en: 'A family event' },
  'awaiting-papers': { fa: 'چشم‌به‌راه مدارک', en: 'Waiting for papers' },
  'own-request': { fa: 'به خواست خودش', en: 'At their own request' },
  studying: { fa: 'تحصیل', en: 'Studying' },
  retired: { fa: 'بازنشستگی', en: 'Retired' },
  'enough-income': { fa: 'درآمد کافی دارد', en: 'Has enough income' },
  moved: { fa: 'جابه‌جایی به شهر دیگر', en: 'Moved away' },
  transferred: { fa: 'سپرده به سازمان دیگر', en: 'Handed over to another organisation' },
  'returned-to-custody': { fa: 'بازگشت به مرکز', en: 'Back in custody' },
  died: { fa: 'درگذشت', en: 'Died' },
  'no-contact': { fa: 'دسترسی به او نیست', en: 'Cannot be reached' },
  other: { fa: 'دلیل دیگر', en: 'Another reason' },
};
