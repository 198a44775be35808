import type { Text } from '../../kernel/text.ts';
import type { OpportunityKind, Workplace } from '../opportunities/opportunity-facts.rules.ts';

/** Every word of the letter. It goes to employers: not one may tell where the person comes from. */
export const letterText = {
  heading: { fa: 'معرفی‌نامه', en: 'Introduction' },
  number: { fa: 'شماره', en: 'Number' },
  draft: { fa: 'پیش‌نویس، هنوز نامه نیست', en: 'Draft, not a letter yet' },
  date: { fa: 'تاریخ', en: 'Date' },
  office: (province: string | undefined): Text =>
    province === undefined
      ? { fa: 'دفتر اشتغال', en: 'Employment office' }
      : { fa: `دفتر اشتغال ${province}`, en: `Employment office, ${province}` },
  officer: { fa: 'کارشناس اشتغال', en: 'Employment officer' },
  title: { female: { fa: 'خانم', en: 'Ms' }, male: { fa: 'آقای', en: 'Mr' } },
  dear: {
    job: { fa: 'کارفرمای محترم', en: 'Dear employer' },
    training: { fa: 'مسئول محترم آموزش', en: 'To the head of training' },
    'loan-programme': { fa: 'مسئول محترم', en: 'To whom it may concern' },
    kit: { fa: 'مسئول محترم', en: 'To whom it may concern' },
  } satisfies Record<OpportunityKind, Text>,
  attention: { fa: 'به دست', en: 'Attention' },
  greeting: { fa: 'با سلام و احترام،', en: 'With kind regards,' },
  introduces: {
    job: { fa: 'بدین‌وسیله برای کار زیر معرفی می‌شود:', en: 'We introduce for the work named below:' },
    training: {
      fa: 'بدین‌وسیله برای آموزش زیر معرفی می‌شود:',
      en: 'We introduce for the training named below:',
    },
    'loan-programme': {
      fa: 'بدین‌وسیله برای تسهیلات زیر معرفی می‌شود:',
      en: 'We introduce for the loan named below:',
    },
    kit: {
      fa: 'بدین‌وسیله برای وسایل کار زیر معرفی می‌شود:',
      en: 'We introduce for the equipment named below:',
    },
  } satisfies Record<OpportunityKind, Text>,
  name: { fa: 'نام و نام خانوادگی', en: 'Name' },
  fatherName: { fa: 'نام پدر', en: "Father's name" },
  nationalId: { fa: 'کد ملی', en: 'National id' },
  subject: {
    job: { fa: 'شغل', en: 'Work' },
    training: { fa: 'دوره', en: 'Training' },
    'loan-programme': { fa: 'تسهیلات', en: 'Loan' },
    kit: { fa: 'وسایل کار', en: 'Equipment' },
  } satisfies Record<OpportunityKind, Text>,
  /** In place of a title that would tell, where not even its occupation is known. */
  plainTitle: {
    job: { fa: 'شغل اعلام‌شده', en: 'The work announced' },
    training: { fa: 'دورهٔ اعلام‌شده', en: 'The training announced' },
    'loan-programme': { fa: 'تسهیلات اعلام‌شده', en: 'The loan announced' },
    kit: { fa: 'وسایل کار اعلام‌شده', en: 'The equipment announced' },
  } satisfies Record<OpportunityKind, Text>,
  place: { fa: 'محل', en: 'Place' },
  anywhere: { fa: 'سراسر کشور', en: 'Anywhere in the country' },
  workplace: {
    fixed: undefined,
    mobile: { fa: 'سیار', en: 'mobile' },
    rotational: { fa: 'اقماری', en: 'rotational' },
    home: { fa: 'در خانه', en: 'at home' },
  } satisfies Record<Workplace, Text | undefined>,
  hours: { fa: 'ساعت', en: 'Hours' },
  flexible: { fa: 'شناور', en: 'Flexible' },
  start: { fa: 'شروع', en: 'Start' },
  skills: { fa: 'توانایی‌ها', en: 'Skills' },
  request: {
    job: {
      fa: 'خواهشمند است برای گفت‌وگو و همکاری هماهنگ کنید و نتیجه را به این دفتر خبر دهید.',
      en: 'Please arrange to talk and to work together, and let this office know the outcome.',
    },
    training: {
      fa: 'خواهشمند است برای نام‌نویسی هماهنگ کنید و نتیجه را به این دفتر خبر دهید.',
      en: 'Please arrange the enrolment, and let this office know the outcome.',
    },
    'loan-programme': {
      fa: 'خواهشمند است درخواست را بررسی کنید و نتیجه را به این دفتر خبر دهید.',
      en: 'Please look into the request, and let this office know the outcome.',
    },
    kit: {
      fa: 'خواهشمند است برای تحویل هماهنگ کنید و نتیجه را به این دفتر خبر دهید.',
      en: 'Please arrange the handing over, and let this office know the outcome.',
    },
  } satisfies Record<OpportunityKind, Text>,
  signatureOfOffice: { fa: 'نام و امضا', en: 'Name and signature' },
  signatureOfReceiver: { fa: 'نام، مهر و امضای گیرنده', en: 'Name, stamp and signature of the receiver' },
  back: { fa: 'بازگشت به معرفی', en: 'Back to the referral' },
} as const;
