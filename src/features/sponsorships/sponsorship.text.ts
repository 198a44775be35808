import type { Text } from '../../kernel/text.ts';
import type {
  KitUnitState,
  SponsorshipEnd,
  SponsorshipEvent,
  SponsorshipState,
  UpkeepEvent,
  VisitFinding,
} from './sponsorship.rules.ts';
import type { Waiting } from './waiting.rules.ts';

export const stateNames: Readonly<Record<SponsorshipState, Text>> = {
  proposed: { fa: 'پیشنهادشده', en: 'Proposed' },
  allocated: { fa: 'تخصیص‌یافته', en: 'Allocated' },
  purchased: { fa: 'خریداری‌شده', en: 'Purchased' },
  delivered: { fa: 'تحویل‌شده', en: 'Delivered' },
  coached: { fa: 'با همراهی مربی', en: 'Coached' },
  earning: { fa: 'درآمددار', en: 'Earning' },
  ended: { fa: 'پایان‌یافته', en: 'Ended' },
  cancelled: { fa: 'لغوشده', en: 'Cancelled' },
};

export const endNames: Readonly<Record<SponsorshipEnd, Text>> = {
  'handed-back': { fa: 'بسته برگشت', en: 'Kit handed back' },
  reallocated: { fa: 'بسته به خانوادهٔ دیگری رسید', en: 'Kit went to another family' },
  lost: { fa: 'بسته از دست رفت', en: 'Kit lost or stolen' },
  'title-passed': { fa: 'بسته از آنِ خانواده شد', en: 'Kit became the family’s own' },
};

export const eventNames: Readonly<Record<SponsorshipEvent, Text>> = {
  proposed: { fa: 'پیشنهاد', en: 'Proposed' },
  approved: { fa: 'تصویب و تخصیص', en: 'Approved and allocated' },
  refused: { fa: 'نپذیرفتن', en: 'Refused' },
  'payers-set': { fa: 'تعیین پرداخت‌کنندگان', en: 'Payers set' },
  'topped-up': { fa: 'تخصیص بیشتر', en: 'More allocated' },
  quoted: { fa: 'استعلام قیمت', en: 'Quote' },
  purchased: { fa: 'خرید', en: 'Purchased' },
  'purchase-returned': { fa: 'برگشت خرید', en: 'Purchase returned' },
  delivered: { fa: 'تحویل', en: 'Delivered' },
  visited: { fa: 'دیدار مربی', en: 'Coaching visit' },
  earning: { fa: 'نخستین درآمد', en: 'First income' },
  repaired: { fa: 'تعمیر', en: 'Repaired' },
  restocked: { fa: 'تأمین دوبارهٔ مواد', en: 'Restocked' },
  replaced: { fa: 'جایگزینی', en: 'Replaced' },
  'handed-back': { fa: 'برگشت بسته', en: 'Handed back' },
  reallocated: { fa: 'واگذاری به خانوادهٔ دیگر', en: 'To another family' },
  lost: { fa: 'از دست رفتن', en: 'Lost or stolen' },
  'title-transferred': { fa: 'انتقال مالکیت', en: 'Title passed' },
  'cancel-asked': { fa: 'درخواست پس گرفتن تصویب', en: 'Asked to withdraw the approval' },
  'cancel-refused': { fa: 'تصویب برقرار ماند', en: 'The approval stands' },
  cancelled: { fa: 'لغو', en: 'Cancelled' },
  undone: { fa: 'بازگرداندن', en: 'Undone' },
};

export const findingNames: Readonly<Record<VisitFinding, Text>> = {
  'going-well': { fa: 'خوب پیش می‌رود', en: 'Going well' },
  'needs-help': { fa: 'کمک لازم دارد', en: 'Needs help' },
  'not-working': { fa: 'کار نمی‌کند', en: 'Not working' },
  'not-found': { fa: 'کسی نبود', en: 'Nobody was there' },
};

export const unitStateNames: Readonly<Record<KitUnitState, Text>> = {
  stock: { fa: 'در انبار', en: 'In stock' },
  held: { fa: 'نزد خانواده', en: 'With the family' },
  returned: { fa: 'به فروشنده برگشته', en: 'Returned to the seller' },
  lost: { fa: 'از دست رفته', en: 'Lost' },
  transferred: { fa: 'از آنِ خانواده', en: 'The family’s own' },
};

export const waitingNames: Readonly<Record<Waiting, Text>> = {
  approve: { fa: 'در انتظار تصویب', en: 'To approve' },
  cancel: { fa: 'تأیید پس گرفتن تصویب', en: 'Withdrawal to confirm' },
  buy: { fa: 'در انتظار خرید', en: 'To buy' },
  deliver: { fa: 'در انتظار تحویل', en: 'To deliver' },
  visit: { fa: 'دیدار مربی', en: 'Coaching visit' },
  title: { fa: 'انتقال مالکیت', en: 'Title to pass' },
};

export const upkeepNames: Readonly<Record<UpkeepEvent, Text>> = {
  repaired: { fa: 'تعمیر', en: 'Repair' },
  restocked: { fa: 'تأمین دوبارهٔ مواد اولیه', en: 'Restocking' },
  replaced: { fa: 'جایگزینی وسیله', en: 'Replacement' },
};

export const proofNames = {
  'signed-paper': { fa: 'امانت‌نامهٔ امضاشده', en: 'Signed trust paper' },
  fingerprint: { fa: 'اثر انگشت', en: 'Fingerprint' },
  'two-witnesses': { fa: 'دو شاهد', en: 'Two witnesses' },
} as const;

/** Refusals, each with what to do instead. */
export const sponsorshipText = {
  stale: {
    fa: 'همکار دیگری در این میان این حمایت را تغییر داده است؛ ببینید و اگر لازم بود دوباره ثبت کنید. چیزی از سوی شما ثبت نشد.',
    en: 'A colleague has changed this sponsorship in the meantime; look, and record again if need be. Nothing of yours was saved.',
  },
  notKit: { fa: 'این فرصت بستهٔ کار نیست؛ یک بسته انتخاب کنید.', en: 'This is no kit; choose a kit.' },
  notLooking: {
    fa: 'این فرد اکنون جویای کار نیست؛ نخست وضعیتش را به‌روز کنید.',
    en: 'This person is not looking for work now; bring their status up to date first.',
  },
  blocked: {
    fa: 'یک یا چند شرط لازم برآورده نیست؛ راه گشایش هر کدام نوشته شده است.',
    en: 'One or more conditions are not met; each says what would open it.',
  },
  blockedThere: {
    fa: 'شرطی از این حمایت دیگر برقرار نیست؛ انجمن در صفحهٔ خودش می‌بیند کدام. نپذیرید و از انجمن بخواهید بازبینی کند.',
    en: 'A condition of this sponsorship is no longer met; the association sees which. Refuse it and ask them to look again.',
  },
  oneOpen: {
    fa: 'این خانوار یک حمایت در جریان دارد؛ نخست آن را به پایان برسانید یا لغو کنید.',
    en: 'This household has a sponsorship under way; finish or cancel that one first.',
  },
  unitTaken: {
    fa: 'این بسته دیگر در انبار نیست یا برای خانوادهٔ دیگری کنار گذاشته شده است؛ بستهٔ دیگری انتخاب کنید.',
    en: 'This kit is not in the stock any more, or is kept for another family; choose another.',
  },
  noSlot: {
    fa: 'جای خالی در این طرح نمانده است؛ طرح دیگری انتخاب کنید یا بدون طرح پیشنهاد دهید.',
    en: 'No place is left in this cause; choose another, or propose it without a cause.',
  },
  twoPeople: {
    fa: 'کسی که پیشنهاد یا پرداخت‌کنندگان را نوشته است، خودش تصویبش نمی‌کند؛ مدیر دیگری ببیند.',
    en: 'Whoever proposed it or set who pays does not decide on it; another manager must look.',
  },
  twoPeopleUndo: {
    fa: 'کسی که این مرحله را ثبت کرده است، خودش آن را برنمی‌گرداند؛ مدیر دیگری ببیند.',
    en: 'Whoever recorded this step does not undo it; another manager must look.',
  },
  cancelAskedAlready: {
    fa: 'پس گرفتن این تصویب پیش‌تر خواسته شده و در انتظار تأیید مدیر دیگری است.',
    en: 'It is asked already to withdraw this approval; it waits for another manager.',
  },
  cancelNotAsked: {
    fa: 'کسی پس گرفتن این تصویب را نخواسته است؛ نخست با دلیل درخواستش کنید، سپس مدیر دیگری تأیید می‌کند.',
    en: 'Nobody has asked to withdraw this approval; ask first, with a reason, then another manager confirms.',
  },
  twoPeopleCancel: {
    fa: 'کسی که پس گرفتن تصویب را خواسته است، خودش تأییدش نمی‌کند؛ مدیر دیگری ببیند.',
    en: 'Whoever asked to withdraw the approval does not confirm it; another manager must look.',
  },
  cancelWaits: {
    fa: 'پس گرفتن تصویب این حمایت در انتظار تأیید است؛ نخست دربارهٔ آن تصمیم بگیرید.',
    en: 'It is asked to withdraw this approval; decide on that first.',
  },
  twoPeopleReturn: {
    fa: 'کسی که برگشت بسته را ثبت کرده است، پس دادنش به فروشنده را ثبت نمی‌کند؛ مدیر دیگری ببیند.',
    en: 'Whoever recorded that the kit came back does not record that it goes to its seller; another manager must look.',
  },
  lossUnpaid: (missing: Text): Text => ({
    fa: `${missing.fa} از آنچه فروشنده نگه می‌دارد را نه ذخیرهٔ تعمیر می‌پوشاند و نه نیت این صندوق‌ها اجازه می‌دهد؛ نخست از صندوق انجمن به ذخیره منتقل کنید.`,
    en: `${missing.en} of what the seller keeps is neither in the reserve for repairs nor may these funds bear it; transfer it from the association’s own fund to the reserve first.`,
  }),
  quoteExpired: {
    fa: 'مهلت این استعلام گذشته است؛ قیمت تازه بگیرید و ثبت کنید، سپس خرید را ثبت کنید.',
    en: 'This quote has expired; ask the price again and record it, then record the purchase.',
  },
  invoiceTwice: {
    fa: 'این فاکتور با همین شمارهٔ سریال‌ها پیش‌تر ثبت شده است؛ فاکتور را بررسی کنید.',
    en: 'This invoice with the same serial numbers is recorded already; check the invoice.',
  },
  nothingToUndo: {
    fa: 'آخرین مرحله را نمی‌توان برگرداند؛ اگر لازم است لغو یا پایان را ثبت کنید.',
    en: 'The last step cannot be undone; record a cancellation or an end instead.',
  },
  workLives: {
    fa: 'کاری که از این درآمد آغاز شد هنوز ثبت است؛ نخست در صفحهٔ آن کار، پایانش را با دلیل «اشتباه» ثبت کنید.',
    en: 'The work that began with this income still stands; on its page end it as a mistake first.',
  },
  kitGone: {
    fa: 'این بسته به خانوادهٔ دیگری رسیده است؛ نخست حمایت تازه را لغو کنید.',
    en: 'The kit has gone to another family; cancel that sponsorship first.',
  },
  titleEarly: {
    fa: 'مدت امانت هنوز نگذشته است؛ انتقال زودتر، تصمیم مدیر و دلیل می‌خواهد.',
    en: 'The time of trust is not over; passing the title earlier takes a manager and a reason.',
  },
  notBought: {
    fa: 'این بسته از فروشنده خریده نشده است؛ اگر به خانواده نمی‌رسد، برگشت به انبار را ثبت کنید.',
    en: 'This kit was bought of no seller; if the family does not get it, record that it goes back into the stock.',
  },
  stockIsPaid: {
    fa: 'این بسته از انبار است و پیش‌تر پرداخت شده است؛ پرداخت‌کننده‌ای لازم ندارد.',
    en: 'This kit is of the stock and paid already; nobody needs to pay it.',
  },
  hasLeft: {
    fa: 'پروندهٔ این فرد بسته شده است؛ نخست وضعیتش را به‌روز کنید.',
    en: 'This person has left; bring their status up to date first.',
  },
  noVisit: {
    fa: 'دیدار برنامه‌ریزی‌شده‌ای با این شناسه نمانده است؛ بدون شناسه ثبتش کنید.',
    en: 'No planned visit of that id is left; record it without one.',
  },
  noWork: {
    fa: 'این کار پیدا نشد یا پایان یافته است؛ یکی از کارهای در جریان همین فرد را انتخاب کنید.',
    en: 'That work is not there or has ended; choose one of this person that goes on.',
  },
  awardFollows: {
    fa: 'این واگذاری از یک حمایت آمده است؛ تحویل، مبلغ و ابطالش در صفحهٔ همان حمایت ثبت می‌شود.',
    en: 'This award comes of a sponsorship: its delivery, amounts and end are recorded there.',
  },
  notNow: (next: Text): Text => ({
    fa: `این مرحله اکنون ممکن نیست. مرحلهٔ بعد: ${next.fa}.`,
    en: `This step is not possible now. What comes next: ${next.en}.`,
  }),
  nothingNext: {
    fa: 'این حمایت پایان یافته است و مرحلهٔ دیگری ندارد.',
    en: 'This sponsorship is over; nothing more happens to it.',
  },
  notEnough: (missing: Text): Text => ({
    fa: `${missing.fa} کم است؛ مدیر از صندوق‌ها این مبلغ را تخصیص دهد و سپس خرید را ثبت کنید.`,
    en: `${missing.en} is missing; a manager allocates it from the funds first, then record the purchase.`,
  }),
  unpaid: (missing: Text): Text => ({
    fa: `صندوق‌هایی که می‌توانند این بسته را بپردازند ${missing.fa} کم دارند؛ پس از رسیدن پول دوباره پیشنهاد دهید یا از صندوق انجمن کمک بگیرید.`,
    en: `The funds that may pay this kit have ${missing.en} too little; propose it again once money came, or let the association's own fund help.`,
  }),
} as const;

/** What is wrong with a field, by its code. */
export const fieldText = {
  'day.future': { fa: 'این روز هنوز نرسیده است.', en: 'That day is yet to come.' },
  'day.early': {
    fa: 'این روز پیش از مرحلهٔ قبلی است؛ یکی را درست کنید.',
    en: 'That day lies before the step before it; mend one of them.',
  },
  'quote.expired': {
    fa: 'مهلت استعلام باید امروز یا پس از آن باشد.',
    en: 'A quote must hold today or longer.',
  },
  'quote.unknown': {
    fa: 'این استعلام در این حمایت نیست؛ یکی از همین‌ها را انتخاب کنید.',
    en: 'There is no such quote here; choose one of these.',
  },
  'bank.unknown': {
    fa: 'این حساب بانکی را نداریم؛ یکی از حساب‌های باز را انتخاب کنید.',
    en: 'There is no such bank account; choose one that is open.',
  },
  'cause.unknown': {
    fa: 'این طرح برای این بسته نیست یا بسته شده است.',
    en: 'That cause is not of this kit, or is closed.',
  },
  'fund.unknown': {
    fa: 'این صندوق را نداریم یا برای این خرید نیست.',
    en: 'There is no such fund, or it does not pay such things.',
  },
  'fund.twice': {
    fa: 'هر صندوق یک بار نوشته شود.',
    en: 'Name each fund once.',
  },
  'fund.unfit': {
    fa: 'محل مصرف یا نیت این تعهد با این حمایت نمی‌خواند.',
    en: 'What this pledge is for, or its intention, does not fit this sponsorship.',
  },
  'fund.empty': {
    fa: 'این صندوق این اندازه مانده ندارد (ذخیرهٔ تعمیر و جایگزینی هم از آن برداشته می‌شود).',
    en: 'The fund does not have that much left (the reserve for repairs is taken from it too).',
  },
  'payers.sum': {
    fa: 'جمع سهم‌ها باید درست به اندازهٔ قیمت بسته باشد.',
    en: 'The shares must sum to exactly the price of the kit.',
  },
  'loss.whole': {
    fa: 'فروشنده‌ای که چیزی پس نمی‌دهد، بسته را پس نگرفته است؛ «از دست رفتن» را ثبت کنید.',
    en: 'A seller who pays nothing back has not taken it back; record it as lost.',
  },
  'reason.needed': { fa: 'دلیل را بنویسید.', en: 'Say why.' },
} as const satisfies Readonly<Record<string, Text>>;
