import type { JSX } from 'hono/jsx/jsx-runtime';
import type { FieldError } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import { formText } from './form.text.ts';

/** What a form shows again after a refusal: everything that was written, and what is wrong with which field. */
export interface FormState {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly errors: readonly FieldError[];
  /** The nearest names for fields that name nothing known, each a button that puts it there. */
  readonly near?: Readonly<Record<string, readonly string[]>>;
}

export const emptyForm: FormState = { values: {}, errors: [] };

export function textIn(state: FormState, name: string): string {
  return state.values[name]?.[0] ?? '';
}

/** An error belongs to a field when its path is the field's name or lies below it. */
export function errorOf(state: FormState, name: string): FieldError | undefined {
  return state.errors.find(
    ({ path }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
  );
}

const idOf = (name: string) => `f-${name.replaceAll(/[^\w-]/g, '-')}`;

/** All errors at the top, each a link to its field, read aloud at once. */
export function ErrorSummary(props: {
  state: FormState;
  lang: Lang;
  labels: Readonly<Record<string, string>>;
  /** Where a form does not keep what was written, such as a password's, it must not say so. */
  title?: string;
}) {
  const { state, lang, labels, title = formText.errorsTitle[lang] } = props;
  if (state.errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} autofocus id="errors">
      <h2>{title}</h2>
      <ul>
        {state.errors.map(({ path, message }) => {
          const name =
            Object.keys(labels).find((label) => path === label || path.startsWith(`${label}.`)) ?? path;
          return (
            <li>
              <a href={`#${idOf(name)}`}>
                {labels[name] ?? path}: {message[lang]}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly state: FormState;
  readonly lang: Lang;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly required?: boolean;
  /** Says nothing of being optional, in a form where nearly every field is. */
  readonly unmarked?: boolean;
}

function Frame(props: FieldProps & { children: JSX.Element }) {
  const { state, lang, name, label, hint, wide, required, unmarked } = props;
  const error = errorOf(state, name);
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <label class="label" for={idOf(name)}>
        {label}
        {required || unmarked ? null : <span class="quiet"> ({formText.optional[lang]})</span>}
      </label>
      {hint ? (
        <span class="hint" id={`${idOf(name)}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${idOf(name)}-error`}>
          {error.message[lang]}
        </span>
      ) : null}
      {props.children}
      <Near field={name} names={state.near?.[name] ?? []} lang={lang} />
    </div>
  );
}

/** First in a form with several buttons: Enter in a field presses the first one, which must be the one that saves. */
export function DefaultSubmit() {
  return <button type="submit" hidden />;
}

/** Names that may be meant, each a button: it sends the form to be shown again with that name in the field. */
export function Near({ field, names, lang }: { field: string; names: readonly string[]; lang: Lang }) {
  if (names.length === 0) return null;
  return (
    <span class="near">
      <span class="quiet">{formText.didYouMean[lang]}</span>
      {names.map((one) => (
        <button class="button small" type="submit" name="choose" value={`${field}=${one}`} formnovalidate>
          {one}
        </button>
      ))}
    </span>
  );
}

function describedBy(props: FieldProps): string | undefined {
  const ids = [
    props.hint ? `${idOf(props.name)}-hint` : '',
    errorOf(props.state, props.name) ? `${idOf(props.name)}-error` : '',
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** One line of text. `ltr` for codes, phones and dates; `numeric` brings the phone keypad. */
export function TextField(
  props: FieldProps & {
    ltr?: boolean;
    numeric?: boolean;
    list?: string;
    /** Names a skill or an occupation: suggestions come while typing, where there is script. */
    pick?: 'skill' | 'occupation';
    /** A picked occupation is written with its code before its name. */
    withCode?: boolean;
    autofocus?: boolean;
    type?: 'text' | 'search' | 'password';
    /** What a browser may fill in here; by default nothing. */
    autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  },
) {
  const invalid = errorOf(props.state, props.name) !== undefined;
  return (
    <Frame {...props}>
      <input
        id={idOf(props.name)}
        name={props.name}
        type={props.type ?? 'text'}
        value={textIn(props.state, props.name)}
        dir={props.ltr ? 'ltr' : undefined}
        inputmode={props.numeric ? 'numeric' : undefined}
        list={props.list}
        {...(props.pick ? suggested(props.pick, props.withCode) : {})}
        autocomplete={props.autocomplete ?? 'off'}
        autofocus={props.autofocus}
        required={props.required}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </Frame>
  );
}

/** What a field says to have names of skills or occupations suggested while somebody types; nothing of it is counted. */
export function suggested(kind: 'skill' | 'occupation', withCode = false) {
  return {
    'data-suggest': `/api/v1/skills?typing=1&limit=7&kind=${kind}&q=`,
    'data-why': '',
    'data-code': withCode ? '' : undefined,
  };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A closed list; `empty` is the words of the choice that says nothing (left out where one must be chosen). */
export function SelectField(props: FieldProps & { choices: readonly Choice[]; empty?: string }) {
  const current = textIn(props.state, props.name);
  return (
    <Frame {...props}>
      <select
        id={idOf(props.name)}
        name={props.name}
        required={props.required}
        aria-invalid={errorOf(props.state, props.name) ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.empty !== undefined ? <option value="">{props.empty}</option> : null}
        {props.choices.map(({ value, label }) => (
          <option value={value} selected={value === current}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** Yes, no, or not known: three answers, because an unknown fact is neither. */
export function YesNoField(props: FieldProps) {
  return (
    <SelectField
      {...props}
      empty={formText.unknown[props.lang]}
      choices={[
        { value: 'yes', label: formText.yes[props.lang] },
        { value: 'no', label: formText.no[props.lang] },
      ]}
    />
  );
}

/** Several of a closed list, as ticks. */
export function TicksField(props: FieldProps & { choices: readonly Choice[] }) {
  const chosen = new Set(props.state.values[props.name] ?? []);
  const error = errorOf(props.state, props.name);
  return (
    <fieldset class="wide" id={idOf(props.name)} aria-describedby={describedBy(props)}>
      <legend>{props.label}</legend>
      {props.hint ? (
        <span class="hint quiet" id={`${idOf(props.name)}-hint`}>
          {props.hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${idOf(props.name)}-error`}>
          {error.message[props.lang]}
        </span>
      ) : null}
      <div class="grid">
        {props.choices.map(({ value, label }) => (
          <label class="check">
            <input type="checkbox" name={props.name} value={value} checked={chosen.has(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
