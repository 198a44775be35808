import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { errorOf } from '../../web/form.tsx';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { mostRows } from '../skills/skills-in-form.rules.ts';
import { personFormLabels, personRowLabels, personFormText as t } from './person-form.text.ts';
import type { PersonChoices } from './person-form-choices.officer.tsx';
import { type FormField, type FormList, formRows, rowsOf } from './person-form-fields.rules.ts';

/** What every part of the form is handed. */
export interface PersonFormPart {
  readonly state: SkillsFormState;
  readonly lang: Lang;
  readonly choices: PersonChoices;
}

/** One part of the interview: a heading and its fields in columns. */
export function Group({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: JSX.Element | JSX.Element[];
}) {
  return (
    <fieldset class="group">
      <legend>{title}</legend>
      {hint ? <p class="quiet">{hint}</p> : null}
      <div class="grid">{children}</div>
    </fieldset>
  );
}

/** What every field of a name is handed. */
export function field({ state, lang }: PersonFormPart, name: FormField) {
  return { state, lang, name, label: personFormLabels[name][lang], unmarked: true };
}

/** The same for a field that must be filled. */
export function needed(part: PersonFormPart, name: FormField) {
  const plain = field(part, name);
  return { ...plain, label: `${plain.label} (${t.needed[part.lang]})`, required: true };
}

/** One tick by itself. */
export function Tick({
  state,
  name,
  words,
}: Pick<PersonFormPart, 'state'> & { name: string; words: string }) {
  return (
    <label class="check wide">
      <input type="checkbox" name={name} value="yes" checked={state.values[name] !== undefined} />
      <span>{words}</span>
    </label>
  );
}

interface RowsProps extends PersonFormPart {
  readonly list: FormList;
  readonly title: string;
  readonly hint?: string;
  /** Words of the tick that says "we asked: none"; no tick where they are left out. */
  readonly none?: string;
  /** Rows shown at once; the rest opens. All where it is left out. */
  readonly open?: number;
  readonly more?: string;
  row(name: (cell: string) => string, label: (cell: string) => string): JSX.Element;
}

/** Repeated rows of one list; a row more than what is written, and never fewer than the form offers. */
export function Rows(props: RowsProps) {
  const { state, lang, list, title, hint, none, row } = props;
  const cells = Object.keys(personRowLabels[list] ?? {});
  const isUsedRow = (index: number) => cells.some((cell) => isFilled(props, `${list}.${index}.${cell}`));
  const written = Math.max(-1, ...rowsOf(state.values, list).filter(isUsedRow)) + 1;
  const count = Math.max(formRows[list], Math.min(written + 1, mostRows.name));
  const open = Math.max(props.open ?? count, 0);
  const rowAt = (index: number) => (
    <div class="row">
      {row(
        (cell) => `${list}.${index}.${cell}`,
        (cell) => personRowLabels[list]?.[cell]?.(formatNumber(index + 1, lang))[lang] ?? cell,
      )}
    </div>
  );
  const numbers = [...Array(count).keys()];
  const isUsed = numbers.slice(open).some(isUsedRow);
  return (
    <fieldset class="wide rows">
      <legend>{title}</legend>
      {hint ? <p class="quiet">{hint}</p> : null}
      {numbers.slice(0, open).map(rowAt)}
      {count > open ? (
        <details open={isUsed}>
          <summary>{props.more}</summary>
          {numbers.slice(open).map(rowAt)}
        </details>
      ) : null}
      {none ? (
        <label class="check">
          <input
            type="checkbox"
            name={`${list}.none`}
            value="yes"
            checked={state.values[`${list}.none`] !== undefined}
          />
          <span>{none}</span>
        </label>
      ) : null}
    </fieldset>
  );
}

/** A level alone says nothing: every row has one. */
function isFilled({ state }: PersonFormPart, name: string): boolean {
  return (
    (!name.endsWith('.level') && (state.values[name]?.[0] ?? '') !== '') || errorOf(state, name) !== undefined
  );
}
