import type { Text } from '../../kernel/text.ts';
import { entryKindNames } from '../ledger/ledger.text.ts';
import type { OpportunityValues } from '../opportunities/opportunity-values.rules.ts';
import type { PersonValues } from '../people/person-values.rules.ts';
import { givingFieldNames } from './audit-giving-fields.text.ts';

type PersonField =
  | Exclude<keyof PersonValues, 'household' | 'availability'>
  | `household.${keyof PersonValues['household']}`
  | `availability.${keyof PersonValues['availability']}`;
type OtherField =
  | 'employer'
  | 'closedAt'
  | 'closedReason'
  | 'name'
  | 'contact'
  | 'address'
  | 'state'
  | 'reason'
  | 'outcome'
  | 'consentedAt'
  | 'score'
  | 'weightsVersion'
  | 'personId'
  | 'opportunityId'
  | 'referralId'
  | 'startedOn'
  | 'expectedEndOn'
  | 'endedOn'
  | 'endReason'
  | 'origin'
  | 'isWork'
  | 'weeklyHours'
  | 'evidence'
  | 'checkedOn'
  | 'result'
  | 'corrects'
  | 'placementId'
  | 'plannedOn'
  | 'doneOn'
  | 'cancelledAt'
  | 'statusSince'
  | 'username'
  | 'role'
  | 'organisationId'
  | 'password'
  | 'amountRial'
  | 'benefactorRial'
  | 'approvedOn'
  | 'fundedOn'
  | 'deliveredOn'
  | 'bunchingReason'
  | 'voidReason'
  | 'quarter'
  | 'drawn'
  | 'answeredOn';
type AuditField = PersonField | keyof OpportunityValues | OtherField;

/** What each field that is named in the record is called: one for every field that a person or opportunity has. */
export const auditFieldNames: Readonly<Record<AuditField, Text>> = {
  kind: { fa: 'نوع', en: 'Kind' },
  nationalId: { fa: 'کد ملی', en: 'National id' },
  givenName: { fa: 'نام', en: 'Given name' },
  familyName: { fa: 'نام خانوادگی', en: 'Family name' },
  fatherName: { fa: 'نام پدر', en: "Father's name" },
  sex: { fa: 'جنسیت', en: 'Sex' },
  birthDate: { fa: 'تاریخ تولد', en: 'Birth date' },
  phone: { fa: 'تلفن', en: 'Phone' },
  province: { fa: 'استان', en: 'Province' },
  county: { fa: 'شهرستان', en: 'County' },
  near: { fa: 'نقطهٔ روی نقشه', en: 'Point on the map' },
  'household.id': { fa: 'خانوار', en: 'Household' },
  'household.head': { fa: 'سرپرستی خانوار', en: 'Head of household' },
  'household.dependants': { fa: 'تحت تکفل', en: 'Dependants' },
  'household.monthlyIncomeRial': { fa: 'درآمد خانوار', en: 'Household income' },
  'household.aidPartly': { fa: 'آیا همهٔ کمک‌ها دانسته است', en: 'Whether all aid is known' },
  'household.prisonerProvince': { fa: 'استان عضو غایب خانواده', en: 'Province of the absent family member' },
  'household.aid': { fa: 'کمک‌های دریافتی', en: 'Aid received' },
  education: { fa: 'تحصیلات', en: 'Education' },
  skills: { fa: 'مهارت‌ها', en: 'Skills' },
  experience: { fa: 'سابقهٔ کار', en: 'Experience' },
  'availability.hours': { fa: 'ساعت‌های آزاد', en: 'Free hours' },
  'availability.homeOnly': { fa: 'فقط کار در خانه', en: 'Work at home only' },
  'availability.maxCommuteKm': { fa: 'بیشترین مسافت', en: 'Longest distance' },
  'availability.from': { fa: 'آماده از', en: 'Ready from' },
  caring: { fa: 'مراقبت از کسی در خانه', en: 'Caring at home' },
  wishes: { fa: 'خواسته‌ها', en: 'Wishes' },
  documents: { fa: 'مدارک', en: 'Documents' },
  licences: { fa: 'گواهینامه‌ها', en: 'Licences' },
  permits: { fa: 'مجوزها', en: 'Permits' },
  workspace: { fa: 'جای کار در خانه', en: 'Room to work at home' },
  guarantors: { fa: 'ضامن‌ها', en: 'Guarantors' },
  bankStanding: { fa: 'وضعیت بانکی', en: 'Bank standing' },
  needScore: { fa: 'نمرهٔ نیاز', en: 'Need score' },
  restrictions: { fa: 'محدودیت‌های موقت', en: 'Temporary restrictions' },
  supervision: { fa: 'محدودهٔ مجاز', en: 'Permitted area' },
  custody: { fa: 'وضعیت پرونده', en: 'Custody status' },
  status: { fa: 'وضعیت همراهی', en: 'Status' },
  statusReason: { fa: 'دلیل وضعیت', en: 'Reason of the status' },
  sourceKey: { fa: 'کد در فهرست', en: 'Code in the list' },
  titleFa: { fa: 'عنوان', en: 'Title in Persian' },
  titleEn: { fa: 'عنوان انگلیسی', en: 'Title in English' },
  foldedTitle: { fa: 'عنوان برای جست‌وجو', en: 'Title for searching' },
  lat: { fa: 'عرض جغرافیایی', en: 'Latitude' },
  lng: { fa: 'طول جغرافیایی', en: 'Longitude' },
  workplace: { fa: 'جای کار', en: 'Workplace' },
  lodging: { fa: 'خوابگاه', en: 'Lodging' },
  vacancies: { fa: 'ظرفیت', en: 'Vacancies' },
  opensOn: { fa: 'باز از', en: 'Open from' },
  closesOn: { fa: 'باز تا', en: 'Open until' },
  startOn: { fa: 'آغاز', en: 'Starts on' },
  iscoCode: { fa: 'شغل', en: 'Occupation' },
  years: { fa: 'سال تجربه', en: 'Years of experience' },
  minAge: { fa: 'کمترین سن', en: 'Lowest age' },
  maxAge: { fa: 'بیشترین سن', en: 'Highest age' },
  workspaceM2: { fa: 'متراژ لازم', en: 'Room needed' },
  workspaceNeeds: { fa: 'نیازهای جای کار', en: 'Needs of the room' },
  hours: { fa: 'ساعت‌های هفته', en: 'Hours of the week' },
  monthlyIncomeRial: { fa: 'درآمد ماهانه', en: 'Monthly income' },
  contract: { fa: 'قرارداد', en: 'Contract' },
  insured: { fa: 'بیمه', en: 'Insured' },
  barredBy: { fa: 'محدودیت‌های ناسازگار', en: 'Not with these restrictions' },
  reservedFor: { fa: 'گروه‌های ویژه', en: 'Reserved for' },
  loan: { fa: 'شرایط وام', en: 'Terms of the loan' },
  kit: { fa: 'بستهٔ کار', en: 'Kit' },
  training: { fa: 'آموزش', en: 'Training' },
  employer: { fa: 'کارفرما', en: 'Employer' },
  closedAt: { fa: 'زمان بستن', en: 'Closed at' },
  closedReason: { fa: 'دلیل بستن', en: 'Reason of closing' },
  name: { fa: 'نام', en: 'Name' },
  contact: { fa: 'رابط', en: 'Contact' },
  address: { fa: 'نشانی', en: 'Address' },
  state: { fa: 'مرحله', en: 'State' },
  reason: { fa: 'دلیل', en: 'Reason' },
  outcome: { fa: 'نتیجهٔ تماس', en: 'Outcome of the call' },
  consentedAt: { fa: 'زمان پذیرش', en: 'Time of consent' },
  score: { fa: 'تناسب', en: 'Fit' },
  weightsVersion: { fa: 'نسخهٔ وزن‌ها', en: 'Version of the weights' },
  personId: { fa: 'مددجو', en: 'Person' },
  opportunityId: { fa: 'فرصت', en: 'Opportunity' },
  referralId: { fa: 'معرفی', en: 'Referral' },
  startedOn: { fa: 'آغاز کار', en: 'Start of work' },
  expectedEndOn: { fa: 'پایان پیش‌بینی‌شده', en: 'Expected end' },
  endedOn: { fa: 'پایان کار', en: 'End of work' },
  endReason: { fa: 'دلیل پایان', en: 'Reason of the end' },
  origin: { fa: 'سرآغاز', en: 'Origin' },
  isWork: { fa: 'کار یا آموزش', en: 'Work or training' },
  weeklyHours: { fa: 'ساعت در هفته', en: 'Hours a week' },
  evidence: { fa: 'پشتوانه', en: 'Evidence' },
  checkedOn: { fa: 'روز پیگیری', en: 'Day of the check' },
  result: { fa: 'نتیجه', en: 'Result' },
  corrects: { fa: 'اصلاحِ', en: 'Correction of' },
  placementId: { fa: 'کار', en: 'Placement' },
  plannedOn: { fa: 'روز دیدار', en: 'Planned for' },
  doneOn: { fa: 'روز انجام', en: 'Done on' },
  cancelledAt: { fa: 'لغو', en: 'Cancelled' },
  statusSince: { fa: 'وضعیت از', en: 'Status since' },
  username: { fa: 'نام کاربری', en: 'User name' },
  role: { fa: 'نقش', en: 'Role' },
  organisationId: { fa: 'سازمان', en: 'Organisation' },
  password: { fa: 'گذرواژه', en: 'Password' },
  amountRial: { fa: 'مبلغ', en: 'Amount' },
  benefactorRial: { fa: 'سهم خیّران', en: 'Share of benefactors' },
  approvedOn: { fa: 'روز تصویب', en: 'Approved on' },
  fundedOn: { fa: 'روز تأمین پول', en: 'Funded on' },
  deliveredOn: { fa: 'روز تحویل', en: 'Delivered on' },
  bunchingReason: { fa: 'دلیل فشردگی پایان ماه', en: 'Reason for deliveries at the end of a month' },
  voidReason: { fa: 'دلیل ابطال', en: 'Reason of voiding' },
  quarter: { fa: 'فصل', en: 'Quarter' },
  drawn: { fa: 'تعداد نمونه', en: 'Size of the sample' },
  answeredOn: { fa: 'روز پاسخ', en: 'Answered on' },
};

const everyName: Readonly<Record<string, Text>> = {
  ...entryKindNames,
  ...givingFieldNames,
  ...auditFieldNames,
};

/** A field of a newer program is shown by its code rather than left out. */
export function fieldNameOf(field: string): Text {
  const names: Readonly<Record<string, Text>> = {
    ...entryKindNames,
    ...givingFieldNames,
    ...auditFieldNames,
  };
  return names[field] ?? { fa: field, en: field };
}
