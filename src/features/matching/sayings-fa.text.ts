import type {
  Contract,
  OpportunityKind,
  ReservedGroup,
  WorkspaceNeed,
} from '../opportunities/opportunity-facts.rules.ts';
import type { SupervisionPermission } from '../people/person-facts.rules.ts';
import { careHours } from './care-spans.rules.ts';
import type { Sentences, UnlockSentences } from './matching.text.ts';
import type { Voice } from './voice.text.ts';

const kinds: Readonly<Record<OpportunityKind, string>> = {
  job: 'این کار',
  'loan-programme': 'این وام',
  kit: 'این بستهٔ کار',
  training: 'این آموزش',
};
const wishedKinds: Readonly<Record<OpportunityKind, string>> = {
  job: 'شغل',
  'loan-programme': 'وام',
  kit: 'بستهٔ کار',
  training: 'آموزش',
};
const groups: Readonly<Record<ReservedGroup, string>> = {
  released: 'جویندگان کار',
  family: 'خانواده‌های همراه',
  'women-heads': 'زنان سرپرست خانوار',
};
const needNames: Readonly<Record<WorkspaceNeed, string>> = {
  power: 'برق',
  water: 'آب',
  ventilation: 'تهویه',
};
const permissionNames: Readonly<Record<SupervisionPermission | 'work-outside', string>> = {
  'outside-circle': 'کار دورتر از محدودهٔ تعیین‌شده',
  'mobile-work': 'کار سیار',
  'outside-hours': 'کار در ساعت‌های دیگر',
  'work-outside': 'شروع کار',
};
const contractNames: Readonly<Record<Contract, string>> = {
  permanent: 'دائم',
  fixed: 'مدت‌دار',
  own: 'خوداشتغالی',
  casual: 'روزمزد',
};

const named = <K extends string>(items: readonly K[], names: Readonly<Record<K, string>>): string[] =>
  items.map((item) => names[item]);

function room(m2: number | undefined, needs: readonly WorkspaceNeed[], voice: Voice): string {
  const size = m2 === undefined || m2 === 0 ? '' : ` ${voice.area(m2)} متری`;
  return `جای کار${size}${needs.length === 0 ? '' : ` با ${voice.list(named(needs, needNames))}`}`;
}

export const sentencesFa: Sentences = {
  'closed.opens-later': ({ opensOn }, v) => `از ${v.day(opensOn)} باز می‌شود.`,
  'closed.over': ({ closesOn }, v) => `مهلت آن ${v.day(closesOn)} به پایان رسید.`,
  'closed.by-hand': () => 'این فرصت بسته شده است.',
  'full.no-vacancy': () => 'فعلاً جای خالی ندارد.',
  'start-date.later': ({ from, startOn }, v) =>
    `کار از ${v.day(startOn)} شروع می‌شود و آمادگی برای شروع از ${v.day(from)} است.`,
  'commute.too-far': ({ km, limitKm }, v) =>
    `راه ${v.km(km, limitKm)} کیلومتر است و اندازهٔ دلخواه ${v.decimal(limitKm)} کیلومتر.`,
  'hours.outside': ({ slots }, v) => `این ساعت‌های کار با وقت آزاد جور نیست: ${v.slots(slots)}.`,
  'caring.meets': ({ slots, lodged }, v) =>
    lodged
      ? `این کار هفته‌های کامل دور از خانه است و با وقت مراقبت در خانه تداخل دارد: ${v.care(slots)}.`
      : `کار و رفت‌وآمدش با وقت مراقبت در خانه تداخل دارد: ${v.care(slots)}.`,
  'home-only.away': () => 'این کار بیرون از خانه است.',
  'licence.missing': ({ codes }, v) => `لازم است: ${v.names('licence', codes)}.`,
  'document.missing': ({ codes, notBefore }, v) =>
    `لازم است: ${v.names('document', codes)}${notBefore ? ` (از ${v.day(notBefore)} می‌توان گرفت)` : ''}.`,
  'permit.missing': ({ codes }, v) => `لازم است: ${v.names('permit', codes)}.`,
  'skill.short': ({ skills }, v) =>
    `مهارتی که لازم است: ${v.list(skills.map(({ skillId, need }) => `${v.name('skill', skillId)} در سطح ${v.number(need)}`))}.`,
  'education.below': ({ have, asked }, v) =>
    `تحصیلات لازم ${v.name('education', asked)} است و اکنون ${v.name('education', have)}.`,
  'age.too-young': ({ minAge }, v) => `از ${v.number(minAge)} سالگی می‌توان شروع کرد.`,
  'age.too-old': ({ maxAge }, v) => `تا ${v.number(maxAge)} سالگی پذیرش دارد.`,
  'reserved.for-others': ({ groups: asked }, v) => `این فرصت ویژهٔ ${v.list(named(asked, groups))} است.`,
  'restriction.active': ({ codes, until }, v) =>
    `محدودیت موقت (${v.names('restriction', codes)})${until ? ` تا پایان ${v.day(until)}` : '، پایانش هنوز معلوم نیست'}.`,
  'supervision.beyond': ({ permissions, until }, v) =>
    `${v.list(named(permissions, permissionNames))}${until ? ` تا پایان ${v.day(until)}` : ''} اجازه می‌خواهد.`,
  'custody.not-yet-free': ({ until }, v) =>
    until ? `شروع کار از ${v.day(until)} ممکن است.` : 'برای شروع کار هنوز اجازه لازم است.',
  'custody.leave': () => 'کار بیرون در این روزها اجازه می‌خواهد.',
  'workspace.lacking': ({ m2, areaM2, needs }, v) =>
    `${room(m2, needs, v)} لازم است${areaM2 !== undefined && areaM2 < m2 ? ` و جای کنونی ${v.area(areaM2)} متر است` : ''}.`,
  'prior-aid.recent': ({ until }, v) =>
    `در دو سال گذشته یک بستهٔ کار واگذار شده است؛ بستهٔ بعدی از ${v.day(until)}.`,
  'other-aid.lost': ({ aids, kind }, v) => `با گرفتن ${kinds[kind]}، ${v.names('aid', aids)} قطع می‌شود.`,
  'other-aid.barred': ({ aids, kind }, v) => `${kinds[kind]} با ${v.names('aid', aids)} با هم داده نمی‌شود.`,
  'other-aid.not-yet': ({ aids, until }, v) =>
    `پس از ${v.names('aid', aids)}، این فرصت از ${v.day(until)} ممکن است.`,
  'loan-active.owing': ({ remainingRial }, v) =>
    `از وام پیشین همین صندوق ${v.rial(remainingRial)} مانده است.`,
  'guarantor.too-few': ({ asked, have }, v) =>
    have === 0
      ? `${v.number(asked)} ضامن لازم است.`
      : `${v.number(asked)} ضامن لازم است و ${v.number(have)} نفر پذیرفته‌اند.`,
  'bank-standing.not-clear': ({ standing }) =>
    standing === 'returned-cheque' ? 'یک چک برگشتی در بانک مانده است.' : 'حساب بانکی فعلاً بسته است.',

  'ask.opportunity-place': () => 'محل کار دقیقاً کجاست؟',
  'ask.workplace': () => 'این فرصت در خانه است یا بیرون از خانه؟',
  'ask.person-place': () => 'محل زندگی کجاست؟',
  'ask.commute-limit': ({ km }, v) => `راه ${v.km(km)} کیلومتری برای رفت‌وآمد شدنی است؟`,
  'ask.hours': () => 'چه ساعت‌هایی برای کار آزاد است؟',
  'ask.home-only': () => 'کار بیرون از خانه شدنی است؟',
  'ask.licences': ({ codes }, v) => `این هست: ${v.names('licence', codes)}؟`,
  'ask.documents': ({ codes }, v) => `این هست: ${v.names('document', codes)}؟`,
  'ask.permits': ({ codes }, v) => `این هست: ${v.names('permit', codes)}؟`,
  'ask.skills': ({ skillIds }, v) => `این مهارت هست و در چه سطحی: ${v.names('skill', skillIds)}؟`,
  'ask.education': ({ asked }, v) => `تحصیلات به ${v.name('education', asked)} می‌رسد؟`,
  'ask.household-head': () => 'سرپرست خانوار کیست؟',
  'ask.restrictions': ({ codes }, v) =>
    `این روزها محدودیت موقتی از این دست هست: ${v.names('restriction', codes)}؟`,
  'ask.custody': () => 'از چه روزی می‌توان کار را شروع کرد؟',
  'ask.workspace': ({ m2, needs }, v) => `${room(m2, needs, v)} هست؟`,
  'ask.kit-received': () => 'در دو سال گذشته بستهٔ کار واگذار شده است؟',
  'ask.kit-date': () => 'بستهٔ کار پیشین چه روزی واگذار شد؟',
  'ask.kit-trade': () => 'این بستهٔ کار برای کدام رشته است؟',
  'ask.aid': () => 'خانوار چه کمک یا مستمری‌ای می‌گیرد؟',
  'ask.aid-date': ({ aid }, v) => `${v.name('aid', aid)} از چه روزی بوده است؟`,
  'ask.insured': () => 'این کار بیمه دارد؟',
  'ask.income': () => 'درآمد ماهانهٔ این فرصت چقدر است؟',
  'ask.loans': () => 'وامی از همین صندوق در جریان است؟',
  'ask.loan-fund': () => 'وام کنونی از کدام صندوق است؟',
  'ask.loan-remaining': () => 'از وام همین صندوق چقدر مانده است؟',
  'ask.guarantors': ({ asked }, v) => `${v.number(asked)} ضامن بیرون از خانوار پیدا می‌شود؟`,
  'ask.bank-standing': () => 'حساب بانکی بدون چک برگشتی و باز است؟',

  'skills.met': ({ skillId }, v) => `${v.name('skill', skillId)} در سطح لازم.`,
  'skills.partly': ({ skillId, have, need }, v) =>
    `${v.name('skill', skillId)} در سطح ${v.number(have)} از ${v.number(need)}.`,
  'skills.related': ({ skillId, relatedId }, v) =>
    `${v.name('skill', relatedId)} به ${v.name('skill', skillId)} نزدیک است.`,
  'skills.missing': ({ skillId }, v) => `«${v.name('skill', skillId)}» هنوز در مهارت‌ها نیست و آموختنی است.`,
  'skills.none-asked': () => 'مهارت ویژه‌ای نمی‌خواهد؛ چیزی برای سنجیدن نیست.',
  'skills.unknown': () => 'مهارت‌ها هنوز ثبت نشده؛ چیزی برای سنجیدن نیست.',
  'wish.same': ({ iscoCode }, v) => `همان کار دلخواه: ${v.name('occupation', iscoCode)}.`,
  'wish.kind': ({ kind }) => `همان که خواسته شده: ${wishedKinds[kind]}.`,
  'wish.near': ({ iscoCode }, v) => `نزدیک به کار دلخواه: ${v.name('occupation', iscoCode)}.`,
  'wish.unmatched': () => 'با کار دلخواه فرق دارد.',
  'wish.none': () => 'کار دلخواه هنوز گفته نشده؛ چیزی برای سنجیدن نیست.',
  'wish.trade-unknown': () => 'رشتهٔ این فرصت معلوم نیست؛ با کار دلخواه سنجیده نشد.',
  'income.covers': ({ netRial }, v) => `درآمد ماهانهٔ ${v.rial(netRial)} نیاز خانوار را پر می‌کند.`,
  'income.part': ({ netRial, share }, v) =>
    `درآمد ماهانهٔ ${v.rial(netRial)}، ${v.percent(share)} از نیاز خانوار را پر می‌کند.`,
  'income.no-gap': () => 'درآمد خانوار هم‌اکنون به اندازهٔ پایه هست.',
  'income.unknown': () => 'درآمد این فرصت معلوم نیست؛ چیزی برای سنجیدن نیست.',
  'income.household-unknown': () => 'درآمد یا تعداد افراد خانوار ثبت نشده؛ چیزی برای سنجیدن نیست.',
  'income.floor-unknown': () => 'دستمزد پایهٔ امسال ثبت نشده؛ چیزی برای سنجیدن نیست.',
  'income.less-aid': ({ aids, lostRial }, v) =>
    `${v.rial(lostRial)} در ماه (${v.names('aid', aids)}) از آن کم شده، چون با این فرصت قطع می‌شود.`,
  'commute.distance': ({ km, limitKm }, v) =>
    `${v.km(km)} کیلومتر راه، از ${v.decimal(limitKm)} کیلومتر دلخواه.`,
  'commute.unknown': () => 'اندازهٔ راه معلوم نیست؛ چیزی برای سنجیدن نیست.',
  'hours.compared': ({ offered, givable }, v) =>
    `${v.decimal(offered)} ساعت کار در هفته، برای ${v.decimal(givable)} ساعت وقت آزاد.`,
  'hours.flexible': ({ givable }, v) => `ساعت کار شناور، با ${v.decimal(givable)} ساعت وقت آزاد در هفته.`,
  'hours.unknown': () => 'وقت آزاد هنوز ثبت نشده؛ چیزی برای سنجیدن نیست.',
  'experience.same': ({ iscoCode, years }, v) =>
    `${v.decimal(years)} سال تجربه در همین کار: ${v.name('occupation', iscoCode)}.`,
  'experience.near': ({ iscoCode, years }, v) =>
    `${v.decimal(years)} سال تجربه در کاری نزدیک: ${v.name('occupation', iscoCode)}.`,
  'experience.field': ({ iscoCode, years }, v) =>
    `${v.decimal(years)} سال تجربه در زمینه‌ای نزدیک: ${v.name('occupation', iscoCode)}.`,
  'experience.none': () => 'شروع در کاری تازه.',
  'experience.unknown': () => 'تجربهٔ کار هنوز ثبت نشده؛ چیزی برای سنجیدن نیست.',
  'experience.trade-unknown': () => 'رشتهٔ این فرصت معلوم نیست؛ با تجربه سنجیده نشد.',
  'stability.insured': () => 'بیمه دارد.',
  'stability.not-insured': () => 'بیمه ندارد.',
  'stability.insurance-unknown': () => 'بیمه‌اش معلوم نیست؛ میانه گرفته شد.',
  'stability.contract': ({ contract }) => `قرارداد: ${contractNames[contract]}.`,
  'stability.contract-unknown': () => 'نوع قرارداد معلوم نیست؛ میانه گرفته شد.',
  'market.firm-buyer': () => 'خریدار قطعی دارد.',
  'market.named-buyer': () => 'خریدار مشخصی دارد، هنوز قطعی نیست.',
  'market.contract': () => 'قرارداد کارمزدی دارد.',
  'market.anchor-firm': () => 'پشتیبان دارد.',
  'market.local-demand': () => 'در همان محل خواهان دارد.',
  'market.none': () => 'هنوز خریداری برایش پیدا نشده است.',
  'market.unknown': () => 'بازار فروشش معلوم نیست؛ چیزی برای سنجیدن نیست.',
};

export const unlocksFa: UnlockSentences = {
  'wait-until': ({ date }, v) => `صبر تا ${v.day(date)}`,
  'wait-vacancy': () => 'خالی شدن یک جا',
  'start-by': ({ date }, v) => `شروع کار تا ${v.day(date)}`,
  'raise-commute': ({ km }, v) => `پذیرفتن ${v.decimal(km)} کیلومتر راه بیشتر`,
  'free-hours': ({ slots }, v) => `آزاد کردن این ساعت‌ها: ${v.slots(slots)}`,
  'arrange-care': ({ slots, lodged }, v) =>
    lodged
      ? 'پیدا کردن کسی که در هفته‌های دوری، تمام‌وقت مراقبت را بر عهده بگیرد'
      : `کمک گرفتن برای مراقبت، ${v.decimal(careHours(slots))} ساعت در هفته (${v.care(slots)})`,
  'work-outside': () => 'پذیرفتن کار بیرون از خانه',
  'get-licence': ({ codes }, v) => `گرفتن ${v.names('licence', codes)}`,
  'get-document': ({ codes, notBefore }, v) =>
    `گرفتن ${v.names('document', codes)}${notBefore ? ` (از ${v.day(notBefore)})` : ''}`,
  'get-permit': ({ codes }, v) => `گرفتن ${v.names('permit', codes)}`,
  'take-training': ({ skills }, v) =>
    `یاد گرفتن ${v.list(
      skills.map(
        ({ skillId, level, need, opportunityId }) =>
          `${v.name('skill', skillId)} تا سطح ${v.number(level)}${need === undefined ? '' : ' (برای شروع کافی است)'}${opportunityId === undefined ? '' : ` در «${v.name('opportunity', opportunityId)}»`}`,
      ),
    )}`,
  'reach-education': ({ level }, v) => `رسیدن به تحصیلات ${v.name('education', level)}`,
  'ask-permission': ({ permissions, orWaitUntil }, v) =>
    `اجازهٔ قاضی برای ${v.list(named(permissions, permissionNames))}${orWaitUntil ? `، یا صبر تا ${v.day(orWaitUntil)}` : ''}`,
  'find-workspace': ({ m2, needs }, v) => `پیدا کردن ${room(m2, needs, v)}`,
  choose: ({ keep, loses, notBefore }, v) =>
    `انتخاب میان ${kinds[keep]} و ${v.names('aid', loses)}${notBefore ? `، از ${v.day(notBefore)}` : ''}`,
  'repay-first': ({ remainingRial }, v) => `پرداخت ماندهٔ وام پیشین: ${v.rial(remainingRial)}`,
  'find-guarantor': ({ count }, v) => `پیدا کردن ${v.number(count)} ضامن دیگر`,
  'clear-standing': () => 'رفع سوءاثر در بانک',
};

export const noUnlockFa = 'فعلاً راهی برای گشایش آن نیست';
