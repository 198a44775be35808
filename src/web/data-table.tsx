import type { JSX } from 'hono/jsx/jsx-runtime';

export type Shown = string | JSX.Element;

/** A table that becomes cards on a narrow screen; the first column says what a row is about, numbers stand at the end. */
export interface TableData {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Shown[])[];
  /** Indexes of columns with numbers. */
  readonly numeric?: readonly number[];
  /** A heading above says the same: the caption is for those who hear the page. */
  readonly isHeaded?: boolean;
}

/** So many columns find room on the narrowest screen. */
const mostAsTable = 3;

export function DataTable({ table }: { table: TableData }) {
  const { caption, head, rows, numeric = [], isHeaded } = table;
  return (
    <table class={head.length > mostAsTable ? 'cards figures' : 'figures'}>
      <caption>{isHeaded ? <span class="visually-hidden">{caption}</span> : caption}</caption>
      <thead>
        <tr>
          {head.map((label, i) => (
            <th scope="col" class={numeric.includes(i) ? 'end' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, i) =>
              i === 0 ? (
                <td class="main">{cell}</td>
              ) : (
                <td class={numeric.includes(i) ? 'end num' : undefined} data-label={head[i]}>
                  <span>{cell}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
