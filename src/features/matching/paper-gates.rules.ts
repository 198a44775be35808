import type { LocalDate } from '../../kernel/calendar.ts';
import type { SkillRequirement } from '../opportunities/opportunity-facts.rules.ts';
import { educations, type PersonDocument, type PersonFacts } from '../people/person-facts.rules.ts';
import type { Unlock } from './match.rules.ts';
import { blocked, check, type GateRule } from './outcome.rules.ts';

function missingFrom(asked: readonly string[], held: readonly string[]): readonly string[] {
  return [...new Set(asked)].filter((code) => !held.includes(code));
}

/** `code` repeats the first of `codes`: the contract's short form. */
function toGet(kind: 'get-licence' | 'get-document' | 'get-permit', codes: readonly string[]): Unlock | null {
  const [code] = codes;
  return code === undefined ? null : { kind, code, codes };
}

export const licenceGate: GateRule = (person, { licences: asked }) => {
  if (asked.length === 0) return 'pass';
  const { licences } = person;
  if (licences === undefined) return check('licence', { code: 'ask.licences', values: { codes: asked } });
  const codes = missingFrom(asked, licences);
  if (codes.length === 0) return 'pass';
  return blocked('licence', { code: 'licence.missing', values: { codes } }, toGet('get-licence', codes));
};

export const permitGate: GateRule = (person, { permits: asked }) => {
  if (asked.length === 0) return 'pass';
  const { permits } = person;
  if (permits === undefined) return check('permit', { code: 'ask.permits', values: { codes: asked } });
  const codes = missingFrom(asked, permits);
  if (codes.length === 0) return 'pass';
  return blocked('permit', { code: 'permit.missing', values: { codes } }, toGet('get-permit', codes));
};

/** The latest day from which one of the missing can be had; days already past say nothing. */
function notBefore(
  codes: readonly string[],
  documents: readonly PersonDocument[],
  today: LocalDate,
): LocalDate | undefined {
  let latest: LocalDate | undefined;
  for (const { code, state, from } of documents) {
    if (state !== 'not-before' || from === undefined || from <= today || !codes.includes(code)) continue;
    if (latest === undefined || from > latest) latest = from;
  }
  return latest;
}

function stands(documents: readonly PersonDocument[], code: string, state: PersonDocument['state']): boolean {
  return documents.some((document) => document.code === code && document.state === state);
}

function isMissing(documents: readonly PersonDocument[], code: string): boolean {
  return !stands(documents, code, 'held') && !stands(documents, code, 'unknown');
}

const someDocument = blocked(
  'document',
  { code: 'document.missing', values: { codes: [] } },
  { kind: 'get-document', code: '', codes: [] },
);

export const documentGate: GateRule = (person, opportunity, ctx) => {
  if (opportunity.documents.length === 0) return 'pass';
  const { sex, documents } = person;
  const asked = [...new Set(opportunity.documents)].filter(
    (code) => sex === 'male' || !ctx.menOnlyDocuments.has(code),
  );
  if (asked.length === 0) return 'pass';
  if (documents === undefined) return check('document', { code: 'ask.documents', values: { codes: asked } });
  if (ctx.briefly && asked.some((code) => isMissing(documents, code))) return someDocument;
  const open = asked.filter((code) => !stands(documents, code, 'held'));
  const codes = open.filter((code) => isMissing(documents, code));
  const unlock = toGet('get-document', codes);
  if (unlock?.kind === 'get-document') {
    const date = notBefore(codes, documents, ctx.today);
    const dated = date === undefined ? {} : { notBefore: date };
    return blocked(
      'document',
      { code: 'document.missing', values: { codes, ...dated } },
      { ...unlock, ...dated },
    );
  }
  return open.length > 0 ? check('document', { code: 'ask.documents', values: { codes: open } }) : 'pass';
};

/** Level 1–4 of a skill the person has herself, 0 when she has it not. */
export function levelOf(skillId: string, skills: NonNullable<PersonFacts['skills']>): number {
  let level = 0;
  for (const skill of skills) if (skill.skillId === skillId) level = Math.max(level, skill.level);
  return level;
}

/** One level short may be learnt on the job; never none at all. */
function levelThatOpens(need: number): number {
  return Math.max(1, need - 1);
}

/** Essential skills, each once, with the highest level asked. */
function essentials(requirements: readonly SkillRequirement[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { skillId, level, importance } of requirements)
    if (importance === 'essential') levels.set(skillId, Math.max(level, levels.get(skillId) ?? 0));
  return levels;
}

function isShort(
  { skillId, level, importance }: SkillRequirement,
  skills: NonNullable<PersonFacts['skills']>,
): boolean {
  return importance === 'essential' && levelOf(skillId, skills) < levelThatOpens(level);
}

const anySkillShort = blocked(
  'skill',
  { code: 'skill.short', values: { skills: [] } },
  { kind: 'take-training', skillId: '', skills: [] },
);

/** Blocks when an essential skill is absent or two levels short. A related skill counts in the score, not here. */
export const skillGate: GateRule = (person, opportunity, ctx) => {
  if (!opportunity.skills.some(({ importance }) => importance === 'essential')) return 'pass';
  const { skills } = person;
  if (skills !== undefined) {
    const isMet = !opportunity.skills.some((asked) => isShort(asked, skills));
    if (isMet) return 'pass';
    if (ctx.briefly) return anySkillShort;
  }
  const needs = essentials(opportunity.skills);
  if (skills === undefined)
    return check('skill', { code: 'ask.skills', values: { skillIds: [...needs.keys()] } });
  const short = [...needs]
    .map(([skillId, need]) => ({ skillId, need, have: levelOf(skillId, skills) }))
    .filter(({ need, have }) => have < levelThatOpens(need));
  const lessons = short.map(({ skillId, need }) => {
    const level = levelThatOpens(need);
    const opportunityId = ctx.trainingFor(skillId, level, person);
    return {
      skillId,
      level,
      ...(need > level ? { need } : {}),
      ...(opportunityId === undefined ? {} : { opportunityId }),
    };
  });
  const [first] = lessons;
  if (first === undefined) return 'pass';
  const { level: _level, need: _need, ...lesson } = first;
  return blocked(
    'skill',
    { code: 'skill.short', values: { skills: short } },
    { kind: 'take-training', ...lesson, skills: lessons },
  );
};

export const educationGate: GateRule = (person, { education: asked }) => {
  if (asked === undefined || asked === 'none') return 'pass';
  const { education: have } = person;
  if (have === undefined) return check('education', { code: 'ask.education', values: { asked } });
  if (educations.indexOf(have) >= educations.indexOf(asked)) return 'pass';
  return blocked(
    'education',
    { code: 'education.below', values: { have, asked } },
    { kind: 'reach-education', level: asked },
  );
};
