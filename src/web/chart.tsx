import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatNumber } from '../kernel/persian.ts';
import type { Lang } from '../kernel/text.ts';
import { chartText } from './chart.text.ts';
import { axisOf, type ChartField, labelsShown, slotAt, stackOf, xAt, yAt } from './chart-scale.ts';
import { DataTable, type TableData } from './data-table.tsx';

/** What every chart says of itself: a name, a sentence, and the same numbers as a table beneath. */
export interface ChartWords {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lang: Lang;
  readonly table: TableData;
  /** The table stands open. */
  readonly open?: boolean;
}

export const chartWidth = 400;

export function ChartFrame({
  words: { id, title, description, lang, table, open },
  height,
  children,
}: {
  words: ChartWords;
  height: number;
  children: unknown;
}) {
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${chartWidth} ${height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        class="plot"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        {children as JSX.Element}
      </svg>
      {open ? (
        <DataTable table={{ ...table, isHeaded: true }} />
      ) : (
        <details>
          <summary>{chartText.table[lang]}</summary>
          <DataTable table={{ ...table, isHeaded: true }} />
        </details>
      )}
    </figure>
  );
}

/** Lines across at round numbers, each with its number where reading begins. */
export function Grid({
  field,
  most,
  ticks,
  label,
}: {
  field: ChartField;
  most: number;
  ticks: readonly number[];
  label: (tick: number) => string;
}) {
  return (
    <g>
      {ticks.map((tick) => {
        const y = String(yAt(field, tick, most));
        return (
          <>
            <line class="rule" x1={String(xAt(field, 0))} x2={String(xAt(field, 1))} y1={y} y2={y} />
            <text class="axis" x={String(xAt(field, -0.015))} y={y} dy="4" text-anchor="end">
              {label(tick)}
            </text>
          </>
        );
      })}
    </g>
  );
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** A line over the bar; null = none is set. */
  readonly target: number | null;
  /** Not over yet: drawn hatched. */
  readonly open?: boolean;
}

/** Bars side by side, each with its number on top, and a dashed line at each one's own target. */
export function BarChart({ words, bars }: { words: ChartWords; bars: readonly Bar[] }) {
  const { lang, id } = words;
  const height = 210;
  const field: ChartField = { width: chartWidth, top: 22, bottom: height - 28, start: 36, end: 8, lang };
  const axis = axisOf(Math.max(0, ...bars.flatMap(({ value, target }) => [value, target ?? 0])));
  const labels = labelsShown(bars.length, 6);
  return (
    <ChartFrame words={words} height={height}>
      <Hatching id={id} />
      <Grid field={field} most={axis.most} ticks={axis.ticks} label={(tick) => formatNumber(tick, lang)} />
      {bars.map(({ label, value, target, open }, i) => {
        const { middle, width } = slotAt(field, i, bars.length);
        const y = yAt(field, value, axis.most);
        const half = Math.round(width * 33) / 100;
        return (
          <>
            <rect
              class={open ? 'bar-open' : 'bar-fill'}
              fill={open ? `url(#${id}-hatch)` : undefined}
              x={String(middle - half)}
              y={String(y)}
              width={String(half * 2)}
              height={String(field.bottom - y)}
            />
            <text class="value" x={String(middle)} y={String(y - 5)} text-anchor="middle">
              {formatNumber(value, lang)}
            </text>
            {target === null ? null : (
              <line
                class="target"
                x1={String(middle - width / 2)}
                x2={String(middle + width / 2)}
                y1={String(yAt(field, target, axis.most))}
                y2={String(yAt(field, target, axis.most))}
              />
            )}
            {labels.has(i) ? (
              <text class="axis" x={String(middle)} y={String(height - 8)} text-anchor="middle">
                {label}
              </text>
            ) : null}
          </>
        );
      })}
    </ChartFrame>
  );
}

/** Kinds of a part, each with a pattern of its own, so that they are told apart without colour. */
export const fills = ['solid', 'hatch', 'dots', 'blank'] as const;
export type Fill = (typeof fills)[number];

export interface StackPart {
  readonly label: string;
  readonly value: number;
  readonly fill: Fill;
}

/** One bar of parts that make a whole, with a key; a mark stands at `mark` (a share of the whole). */
export function StackedBar({
  words,
  parts,
  mark,
}: {
  words: ChartWords;
  parts: readonly StackPart[];
  mark?: { readonly share: number; readonly label: string };
}) {
  const { lang, id } = words;
  const height = mark ? 78 : 56;
  const top = mark ? 26 : 4;
  const field: ChartField = { width: chartWidth, top, bottom: top + 44, start: 2, end: 2, lang };
  const stack = stackOf(parts.map(({ value }) => value));
  return (
    <ChartFrame words={words} height={height}>
      <Hatching id={id} />
      {parts.map(({ fill }, i) => {
        const [a, b] = [xAt(field, stack[i]?.from ?? 0), xAt(field, stack[i]?.to ?? 0)];
        const box = {
          x: String(Math.min(a, b)),
          y: String(top),
          width: String(Math.round(Math.abs(a - b) * 100) / 100),
          height: '44',
        };
        return <rect {...box} class={`part ${fill}`} fill={patternOf(id, fill)} />;
      })}
      {mark ? (
        <>
          <line
            class="target"
            x1={String(xAt(field, mark.share))}
            x2={String(xAt(field, mark.share))}
            y1={String(top - 6)}
            y2={String(top + 48)}
          />
          <text class="value" x={String(xAt(field, mark.share))} y={String(top - 10)} text-anchor="middle">
            {mark.label}
          </text>
        </>
      ) : null}
    </ChartFrame>
  );
}

/** A small square with the pattern of a part, to stand beside its name. */
export function Swatch({ id, fill }: { id: string; fill: Fill }) {
  return (
    <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
      <Hatching id={id} />
      <rect class={`part ${fill}`} fill={patternOf(id, fill)} x="1" y="1" width="14" height="14" />
    </svg>
  );
}

export const patternOf = (id: string, fill: Fill): string | undefined =>
  fill === 'hatch' || fill === 'dots' ? `url(#${id}-${fill})` : undefined;

export function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="ground" width="6" height="6" />
        <rect class="stroke" width="3" height="6" />
      </pattern>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="ground" width="6" height="6" />
        <circle class="stroke" cx="3" cy="3" r="1.4" />
      </pattern>
    </defs>
  );
}
