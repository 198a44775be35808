import type { Text } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillEntry } from '../skills/skill-names.rules.ts';

/** A missed query as headquarters sees it. */
export interface MissedView {
  readonly id: string;
  readonly query: string;
  readonly count: number;
  readonly lastWeek: string;
  readonly state: 'waiting' | 'answered' | 'dismissed';
  readonly revision: number;
}

export function missedView({ id, query, count, lastWeek, state, revision }: MissedView): MissedView {
  return { id, query, count, lastWeek, state, revision };
}

/** What can be given a further name, as it is called in calls and forms. */
export const nameableKinds = ['skill', 'occupation'] as const satisfies readonly SkillEntry['kind'][];
export const catalogueOfKind = { skill: 'skills', occupation: 'occupations' } as const;

export interface Named {
  readonly kind: SkillEntry['kind'];
  readonly id: string;
  readonly label: Text;
}

/** The entry that `skills/sk-001` names. */
export function namedBy(answer: string | null, vocabulary: Vocabulary): Named | undefined {
  const [catalogue, id = ''] = answer?.split('/') ?? [];
  const kind = nameableKinds.find((one) => catalogueOfKind[one] === catalogue);
  const item = kind && vocabulary.item(catalogueOfKind[kind], id);
  return kind && item && { kind, id, label: { fa: item.fa, en: item.en } };
}
