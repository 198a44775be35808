import { formatNumber } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import {
  type Choice,
  errorOf,
  type FormState,
  Near,
  suggested,
  TicksField,
  textIn as textOf,
} from '../../web/form.tsx';
import { countyChoices } from '../reference/county-choices.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import {
  type FieldName,
  fieldLabels,
  type RowName,
  rowLabels,
  opportunityFormText as t,
} from './opportunity-form.text.ts';
import { type RowList, rowLists, rowsToShow } from './opportunity-form-fields.rules.ts';

export interface Filling {
  readonly state: FormState;
  readonly lang: Lang;
}

const idOf = (name: string) => `f-${name.replaceAll(/[^\w-]/g, '-')}`;

export function choicesOf<T extends string>(
  codes: readonly T[],
  names: Readonly<Record<T, Text>>,
  lang: Lang,
): readonly Choice[] {
  return codes.map((value) => ({ value, label: names[value][lang] }));
}

/** One tick of its own. */
export function Tick({ state, lang, name }: Filling & { name: FieldName }) {
  return (
    <label class="check">
      <input
        id={idOf(name)}
        type="checkbox"
        name={name}
        value="yes"
        checked={textOf(state, name) === 'yes'}
      />
      <span>{fieldLabels[name][lang]}</span>
    </label>
  );
}

/** A long list of ticks, folded away until something in it is chosen or wrong. */
export function FoldedTicks(props: Filling & { name: FieldName; choices: readonly Choice[] }) {
  const { state, lang, name, choices } = props;
  const chosen = state.values[name]?.length ?? 0;
  const label = fieldLabels[name][lang];
  return (
    <details class="wide" open={chosen > 0 || errorOf(state, name) !== undefined}>
      <summary>
        {label}
        {chosen > 0 ? ` (${formatNumber(chosen, lang)} ${t.chosen[lang]})` : ''}
      </summary>
      <TicksField state={state} lang={lang} name={name} label={label} choices={choices} />
    </details>
  );
}

/** What a row's field is called where the row stands alone: in the list of errors, and aloud. */
export function rowFieldLabels(state: FormState, lang: Lang): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const list of Object.keys(rowLists) as RowList[])
    for (let index = 0; index < rowsToShow(list, state.values); index++)
      for (const column of rowLists[list])
        labels[`${list}.${index}.${column}`] = t.rowHidden(
          rowLabels[`${list}.${column}` as RowName][lang],
          formatNumber(index + 1, lang),
        )[lang];
  return labels;
}

interface Column {
  readonly name: string;
  readonly pick?: 'skill';
  readonly ltr?: boolean;
  readonly choices?: readonly Choice[];
  readonly tick?: boolean;
}

/** A list written in rows: a table that turns into cards on a phone. */
export function Rows(
  props: Filling & { list: RowList; caption: string; hint?: string; columns: readonly Column[] },
) {
  const { state, lang, list, caption, hint, columns } = props;
  const labels = rowFieldLabels(state, lang);
  const label = (column: Column) => rowLabels[`${list}.${column.name}` as RowName][lang];
  const rows = Array.from({ length: rowsToShow(list, state.values) }, (_, index) => index);
  return (
    <div class="wide">
      <table class="cards row-table">
        <caption>
          {caption}
          {hint ? <span class="hint">{hint}</span> : null}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{label(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr>
              {columns.map((column) => (
                <td data-label={label(column)}>
                  <Cell
                    state={state}
                    lang={lang}
                    column={column}
                    name={`${list}.${index}.${column.name}`}
                    labels={labels}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: Filling & { column: Column; name: string; labels: Readonly<Record<string, string>> }) {
  const { state, lang, column, name, labels } = props;
  const error = errorOf(state, name);
  const value = textOf(state, name);
  const shared = {
    id: idOf(name),
    name,
    'aria-label': labels[name],
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': error ? `${idOf(name)}-error` : undefined,
  };
  return (
    <span class="field">
      {error ? (
        <span class="error" id={`${idOf(name)}-error`}>
          {error.message[lang]}
        </span>
      ) : null}
      {column.choices ? (
        <select {...shared}>
          {column.choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : column.tick ? (
        <input {...shared} type="checkbox" value="yes" checked={value === 'yes'} />
      ) : (
        <input
          {...shared}
          value={value}
          {...(column.pick ? suggested(column.pick) : {})}
          dir={column.ltr ? 'ltr' : undefined}
          autocomplete="off"
        />
      )}
      <Near field={name} names={state.near?.[name] ?? []} lang={lang} />
    </span>
  );
}

/** The choices that fields suggest while typing; without script the browser does it. */
export function DataLists({
  vocabulary,
  lang,
  province,
}: {
  vocabulary: Vocabulary;
  lang: Lang;
  province: string;
}) {
  return (
    <>
      <datalist id="provinces">
        {vocabulary.items('provinces').map((one) => (
          <option value={one[lang]} />
        ))}
      </datalist>
      <datalist id="counties">
        {[...new Set(countyChoices(vocabulary, province).map((one) => one[lang]))].map((name) => (
          <option value={name} />
        ))}
      </datalist>
    </>
  );
}
