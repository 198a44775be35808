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
  job: 'this job',
  'loan-programme': 'this loan',
  kit: 'this kit',
  training: 'this training',
};
const wishedKinds: Readonly<Record<OpportunityKind, string>> = {
  job: 'a job',
  'loan-programme': 'a loan',
  kit: 'a kit',
  training: 'training',
};
const groups: Readonly<Record<ReservedGroup, string>> = {
  released: 'seekers',
  family: 'families',
  'women-heads': 'women who head a household',
};
const permissionNames: Readonly<Record<SupervisionPermission | 'work-outside', string>> = {
  'outside-circle': 'work beyond the set area',
  'mobile-work': 'work on the move',
  'outside-hours': 'work at other hours',
  'work-outside': 'starting work',
};
const contractNames: Readonly<Record<Contract, string>> = {
  permanent: 'permanent',
  fixed: 'fixed term',
  own: 'own business',
  casual: 'casual',
};

const named = <K extends string>(items: readonly K[], names: Readonly<Record<K, string>>): string[] =>
  items.map((item) => names[item]);

function count(n: number, one: string, many: string, voice: Voice): string {
  return `${voice.decimal(n)} ${n === 1 ? one : many}`;
}

function room(m2: number | undefined, needs: readonly WorkspaceNeed[], voice: Voice): string {
  const size = m2 === undefined || m2 === 0 ? '' : ` of ${voice.area(m2)} m²`;
  return `a place to work${size}${needs.length === 0 ? '' : ` with ${voice.list(needs)}`}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const sentencesEn: Sentences = {
  'closed.opens-later': ({ opensOn }, v) => `Opens on ${v.day(opensOn)}.`,
  'closed.over': ({ closesOn }, v) => `Closed on ${v.day(closesOn)}.`,
  'closed.by-hand': () => 'This opportunity is closed.',
  'full.no-vacancy': () => 'No vacancy for now.',
  'start-date.later': ({ from, startOn }, v) =>
    `The work starts on ${v.day(startOn)}; ready to start from ${v.day(from)}.`,
  'commute.too-far': ({ km, limitKm }, v) =>
    `${v.km(km, limitKm)} km away, the limit is ${v.decimal(limitKm)} km.`,
  'hours.outside': ({ slots }, v) => `These hours do not fit the free time: ${v.slots(slots)}.`,
  'caring.meets': ({ slots, lodged }, v) =>
    lodged
      ? `This work is away for whole weeks and overlaps with caring at home: ${v.care(slots)}.`
      : `Work and the way there overlap with caring at home: ${v.care(slots)}.`,
  'home-only.away': () => 'This work is away from home.',
  'licence.missing': ({ codes }, v) => `Needed: ${v.names('licence', codes)}.`,
  'document.missing': ({ codes, notBefore }, v) =>
    `Needed: ${v.names('document', codes)}${notBefore ? ` (to be had from ${v.day(notBefore)})` : ''}.`,
  'permit.missing': ({ codes }, v) => `Needed: ${v.names('permit', codes)}.`,
  'skill.short': ({ skills }, v) =>
    `A skill is needed: ${v.list(skills.map(({ skillId, need }) => `${v.name('skill', skillId)} at level ${v.number(need)}`))}.`,
  'education.below': ({ have, asked }, v) =>
    `Education asked for: ${v.name('education', asked)}; so far: ${v.name('education', have)}.`,
  'age.too-young': ({ minAge }, v) => `Open from the age of ${v.number(minAge)}.`,
  'age.too-old': ({ maxAge }, v) => `Open up to the age of ${v.number(maxAge)}.`,
  'reserved.for-others': ({ groups: asked }, v) => `Kept for ${v.list(named(asked, groups))}.`,
  'restriction.active': ({ codes, until }, v) =>
    `Temporary restriction (${v.names('restriction', codes)})${until ? ` until the end of ${v.day(until)}` : ', its end is not known yet'}.`,
  'supervision.beyond': ({ permissions, until }, v) =>
    `Needs permission${until ? ` until the end of ${v.day(until)}` : ''}: ${v.list(named(permissions, permissionNames))}.`,
  'custody.not-yet-free': ({ until }, v) =>
    until ? `Work can start from ${v.day(until)}.` : 'Starting work still needs permission.',
  'custody.leave': () => 'Work away from home needs permission these days.',
  'workspace.lacking': ({ m2, areaM2, needs }, v) =>
    `Needs ${room(m2, needs, v)}${areaM2 !== undefined && areaM2 < m2 ? `; there are ${v.area(areaM2)} m²` : ''}.`,
  'prior-aid.recent': ({ until }, v) =>
    `A kit was handed over within the last two years; the next one from ${v.day(until)}.`,
  'other-aid.lost': ({ aids, kind }, v) => `With ${kinds[kind]}, this would end: ${v.names('aid', aids)}.`,
  'other-aid.barred': ({ aids, kind }, v) =>
    `${sentence(kinds[kind])} is not given together with ${v.names('aid', aids)}.`,
  'other-aid.not-yet': ({ aids, until }, v) =>
    `After ${v.names('aid', aids)}, this is possible from ${v.day(until)}.`,
  'loan-active.owing': ({ remainingRial }, v) =>
    `${v.rial(remainingRial)} of an earlier loan of this fund remain.`,
  'guarantor.too-few': ({ asked, have }, v) =>
    `${count(asked, 'guarantor is', 'guarantors are', v)} needed, ${v.number(have)} found.`,
  'bank-standing.not-clear': ({ standing }) =>
    standing === 'returned-cheque'
      ? 'A returned cheque is still on record at the bank.'
      : 'The bank account is blocked for now.',

  'ask.opportunity-place': () => 'Where exactly is the work?',
  'ask.workplace': () => 'Is this at home or away from home?',
  'ask.person-place': () => 'Where is home?',
  'ask.commute-limit': ({ km }, v) => `Can ${v.km(km)} km be travelled to work?`,
  'ask.hours': () => 'Which hours are free for work?',
  'ask.home-only': () => 'Can the work be away from home?',
  'ask.licences': ({ codes }, v) => `Is this licence held: ${v.names('licence', codes)}?`,
  'ask.documents': ({ codes }, v) => `Is this document held: ${v.names('document', codes)}?`,
  'ask.permits': ({ codes }, v) => `Is this permit held: ${v.names('permit', codes)}?`,
  'ask.skills': ({ skillIds }, v) => `Is this skill there, and at what level: ${v.names('skill', skillIds)}?`,
  'ask.education': ({ asked }, v) => `Does the education reach ${v.name('education', asked)}?`,
  'ask.household-head': () => 'Who heads the household?',
  'ask.restrictions': ({ codes }, v) =>
    `Is there a temporary restriction of this kind these days: ${v.names('restriction', codes)}?`,
  'ask.custody': () => 'From which day can work start?',
  'ask.workspace': ({ m2, needs }, v) => `Is there ${room(m2, needs, v)}?`,
  'ask.kit-received': () => 'Was a kit handed over within the last two years?',
  'ask.kit-date': () => 'On which day was the earlier kit handed over?',
  'ask.kit-trade': () => 'Which trade is this kit for?',
  'ask.aid': () => 'Which aid or stipend does the household receive?',
  'ask.aid-date': ({ aid }, v) => `Since which day: ${v.name('aid', aid)}?`,
  'ask.insured': () => 'Is this work insured?',
  'ask.income': () => 'What does this opportunity bring a month?',
  'ask.loans': () => 'Is a loan of this fund still running?',
  'ask.loan-fund': () => 'Which fund is the present loan from?',
  'ask.loan-remaining': () => "How much of this fund's loan remains?",
  'ask.guarantors': ({ asked }, v) =>
    `Can ${count(asked, 'guarantor', 'guarantors', v)} outside the household be found?`,
  'ask.bank-standing': () => 'Is the bank account open, with no returned cheque?',

  'skills.met': ({ skillId }, v) => `${v.name('skill', skillId)} at the level asked for.`,
  'skills.partly': ({ skillId, have, need }, v) =>
    `${v.name('skill', skillId)} at level ${v.number(have)} of ${v.number(need)}.`,
  'skills.related': ({ skillId, relatedId }, v) =>
    `${v.name('skill', relatedId)} is close to ${v.name('skill', skillId)}.`,
  'skills.missing': ({ skillId }, v) => `${v.name('skill', skillId)} can be learnt.`,
  'skills.none-asked': () => 'No skill is asked for: nothing to compare.',
  'skills.unknown': () => 'Skills are not recorded yet: nothing to compare.',
  'wish.same': ({ iscoCode }, v) => `The very work wished for: ${v.name('occupation', iscoCode)}.`,
  'wish.kind': ({ kind }) => `As wished for: ${wishedKinds[kind]}.`,
  'wish.near': ({ iscoCode }, v) => `Close to the work wished for: ${v.name('occupation', iscoCode)}.`,
  'wish.unmatched': () => 'Differs from the work wished for.',
  'wish.none': () => 'No wish has been named yet: nothing to compare.',
  'wish.trade-unknown': () => 'The trade is not known: not compared with the wishes.',
  'income.covers': ({ netRial }, v) => `${v.rial(netRial)} a month fill what the household lacks.`,
  'income.part': ({ netRial, share }, v) =>
    `${v.rial(netRial)} a month fill ${v.percent(share)} of what the household lacks.`,
  'income.no-gap': () => 'The household already has the basic income.',
  'income.unknown': () => 'The income is not known: nothing to compare.',
  'income.household-unknown': () =>
    "The household's income or dependants are not recorded: nothing to compare.",
  'income.floor-unknown': () => "This year's minimum wage is not recorded: nothing to compare.",
  'income.less-aid': ({ aids, lostRial }, v) =>
    `Less ${v.rial(lostRial)} a month of aid that would end: ${v.names('aid', aids)}.`,
  'commute.distance': ({ km, limitKm }, v) => `${v.km(km)} km, of at most ${v.decimal(limitKm)} km.`,
  'commute.unknown': () => 'The distance or its limit is not known: nothing to compare.',
  'hours.compared': ({ offered, givable }, v) =>
    `${count(offered, 'hour', 'hours', v)} a week, for ${count(givable, 'free hour', 'free hours', v)}.`,
  'hours.flexible': ({ givable }, v) =>
    `Flexible hours, with ${count(givable, 'free hour', 'free hours', v)} a week.`,
  'hours.unknown': () => 'Free hours are not recorded yet: nothing to compare.',
  'experience.same': ({ iscoCode, years }, v) =>
    `${count(years, 'year', 'years', v)} in this very work: ${v.name('occupation', iscoCode)}.`,
  'experience.near': ({ iscoCode, years }, v) =>
    `${count(years, 'year', 'years', v)} in similar work: ${v.name('occupation', iscoCode)}.`,
  'experience.field': ({ iscoCode, years }, v) =>
    `${count(years, 'year', 'years', v)} in the same field: ${v.name('occupation', iscoCode)}.`,
  'experience.none': () => 'A start in new work.',
  'experience.unknown': () => 'Experience is not recorded yet: nothing to compare.',
  'experience.trade-unknown': () => 'The trade is not known: not compared with the experience.',
  'stability.insured': () => 'Insured.',
  'stability.not-insured': () => 'Not insured.',
  'stability.insurance-unknown': () => 'Insurance is not known: taken as half.',
  'stability.contract': ({ contract }) => `Contract: ${contractNames[contract]}.`,
  'stability.contract-unknown': () => 'The contract is not known: taken as half.',
  'market.firm-buyer': () => 'A buyer has firmly agreed.',
  'market.named-buyer': () => 'A buyer is named, not yet firm.',
  'market.contract': () => 'A piece-rate contract.',
  'market.anchor-firm': () => 'An anchor firm stands behind it.',
  'market.local-demand': () => 'Wanted in the neighbourhood.',
  'market.none': () => 'No buyer has been found yet.',
  'market.unknown': () => 'The market is not known: nothing to compare.',
};

export const unlocksEn: UnlockSentences = {
  'wait-until': ({ date }, v) => `Wait until ${v.day(date)}`,
  'wait-vacancy': () => 'A vacancy',
  'start-by': ({ date }, v) => `Start by ${v.day(date)}`,
  'raise-commute': ({ km }, v) => `Accept ${v.decimal(km)} km more`,
  'free-hours': ({ slots }, v) => `Free these hours: ${v.slots(slots)}`,
  'arrange-care': ({ slots, lodged }, v) =>
    lodged
      ? 'Somebody else to care full time in the weeks away'
      : `Help with caring, ${count(careHours(slots), 'hour', 'hours', v)} a week (${v.care(slots)})`,
  'work-outside': () => 'Accept work away from home',
  'get-licence': ({ codes }, v) => `Get: ${v.names('licence', codes)}`,
  'get-document': ({ codes, notBefore }, v) =>
    `Get: ${v.names('document', codes)}${notBefore ? ` (from ${v.day(notBefore)})` : ''}`,
  'get-permit': ({ codes }, v) => `Get: ${v.names('permit', codes)}`,
  'take-training': ({ skills }, v) =>
    `Learn ${v.list(
      skills.map(
        ({ skillId, level, need, opportunityId }) =>
          `${v.name('skill', skillId)} to level ${v.number(level)}${need === undefined ? '' : ' (enough to start)'}${opportunityId === undefined ? '' : ` in “${v.name('opportunity', opportunityId)}”`}`,
      ),
    )}`,
  'reach-education': ({ level }, v) => `Reach ${v.name('education', level)}`,
  'ask-permission': ({ permissions, orWaitUntil }, v) =>
    `The judge's permission for ${v.list(named(permissions, permissionNames))}${orWaitUntil ? `, or wait until ${v.day(orWaitUntil)}` : ''}`,
  'find-workspace': ({ m2, needs }, v) => `Find ${room(m2, needs, v)}`,
  choose: ({ keep, loses, notBefore }, v) =>
    `Choose between ${kinds[keep]} and ${v.names('aid', loses)}${notBefore ? `, from ${v.day(notBefore)}` : ''}`,
  'repay-first': ({ remainingRial }, v) => `Repay the earlier loan: ${v.rial(remainingRial)}`,
  'find-guarantor': ({ count: missing }, v) =>
    `Find ${count(missing, 'more guarantor', 'more guarantors', v)}`,
  'clear-standing': () => 'Clear the standing at the bank',
};

export const noUnlockEn = 'Nothing would open this for now';
