import { formatDecimal, normaliseDisplay } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type SkillsReading, sure } from './read-skills-text.rules.ts';

export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What was heard in the box of own words, for the form to say. */
export interface HeardSkills {
  readonly read: readonly { readonly typed: string; readonly label: string; readonly isSure: boolean }[];
  /** What was not understood, each with the nearest names and the row that a choice would fill. */
  readonly left: readonly {
    readonly text: string;
    readonly field: string;
    readonly names: readonly string[];
  }[];
  readonly notTaken: readonly string[];
  /** What was understood and has no row, since all are written; as typed. */
  readonly noRoom: readonly string[];
}

/** The box, the button that reads it, and what was in the box when it was last read. */
export const boxFields = {
  text: 'skillsText',
  action: 'action',
  read: 'read-skills',
  seen: 'skillsTextSeen',
  choose: 'choose',
};

const textIn = (form: FormValues, name: string) => normaliseDisplay(form[name]?.[0] ?? '');

/** Whether the form asks to be read and shown again: by its button, or because it was sent with words nobody has read. */
export function asksToRead(form: FormValues): boolean {
  const text = textIn(form, boxFields.text);
  if (textIn(form, boxFields.action) === boxFields.read) return true;
  return text !== '' && text !== textIn(form, boxFields.seen);
}

/** The form with the name that was chosen in its field; undefined where none was. */
export function withChoice(form: FormValues): FormValues | undefined {
  const chosen = form[boxFields.choose]?.[0];
  const at = chosen?.indexOf('=') ?? -1;
  if (chosen === undefined || at < 1) return undefined;
  const { [boxFields.choose]: _, ...rest } = form;
  return { ...rest, [chosen.slice(0, at)]: [chosen.slice(at + 1)] };
}

/** So many skills a record holds: of a person, whose rows name them, and of an opportunity. */
export const mostRows = { name: 60, skillId: 50 } as const;

/**
 * The form with a row for every skill that was read, the rows that are written staying as they are; a skill that has a row
 * gets what was said of it now. `cell` is what a row calls its skill. What was not understood, or finds no free row, stays
 * in the box: no row that is written is written over.
 */
export function fillRows(
  form: FormValues,
  reading: SkillsReading,
  { vocabulary, lang, cell }: { vocabulary: Vocabulary; lang: Lang; cell: 'name' | 'skillId' },
): { readonly values: FormValues; readonly heard: HeardSkills } {
  const values: Record<string, readonly string[]> = { ...form };
  const nameAt = (row: number) => textIn(values, `skills.${row}.${cell}`);
  const rowOf = (skillId: string) =>
    [...Array(mostRows[cell]).keys()].find((row) => vocabulary.find('skills', nameAt(row))?.code === skillId);
  const nextRow = () => [...Array(mostRows[cell]).keys()].find((row) => nameAt(row) === '');
  const label = (skillId: string) => vocabulary.label('skills', skillId, lang);
  const noRoom: string[] = [];
  for (const { typed, skillId, level, levelSaid, years } of reading.skills) {
    const known = rowOf(skillId);
    const row = known ?? nextRow();
    if (row === undefined) {
      noRoom.push(typed);
      continue;
    }
    if (known === undefined) values[`skills.${row}.${cell}`] = [label(skillId)];
    if (known === undefined || levelSaid) values[`skills.${row}.level`] = [String(level)];
    if (years !== undefined && cell === 'name')
      values[`skills.${row}.years`] = [formatDecimal(years, lang, 1)];
  }
  if (reading.skills.length > 0) delete values['skills.none'];
  const kept = [...reading.notUnderstood.map(({ text }) => text), ...noRoom].join('\n');
  values[boxFields.text] = [kept];
  values[boxFields.seen] = [kept];
  delete values[boxFields.action];
  const free = nextRow();
  return {
    values,
    heard: {
      read: reading.skills.flatMap(({ typed, skillId, confidence }) =>
        noRoom.includes(typed)
          ? []
          : [
              {
                typed,
                label: label(skillId),
                isSure: confidence >= sure,
              },
            ],
      ),
      left: reading.notUnderstood.map(({ text, suggestions }) => ({
        text,
        field: `skills.${free}.${cell}`,
        names: free === undefined ? [] : suggestions.slice(0, 3).map(label),
      })),
      notTaken: reading.notTaken,
      noRoom,
    },
  };
}

/** What a field of a form names; undefined for others. */
export function kindOfField(name: string): 'skill' | 'occupation' | undefined {
  if (/^(?:skills|training\.teaches)\.\d+\.(?:name|skillId)$/.test(name)) return 'skill';
  return /^(?:experience|wishFor)\.\d+\.name$|^iscoCode$/.test(name) ? 'occupation' : undefined;
}
