import { formatNumber } from '../kernel/persian.ts';
import { ChartFrame, type ChartWords, chartWidth, Grid, Hatching } from './chart.tsx';
import { axisOf, type ChartField, slotAt, yAt } from './chart-scale.ts';

export interface Step {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** What the step leads from and to in full height: today, and the end. */
  readonly whole?: true;
}

/** A staircase from today's level to the target: what adds is hatched, what takes away is blank, each with its number. */
export function Staircase({
  words,
  steps,
  target,
}: {
  words: ChartWords;
  steps: readonly Step[];
  target: { readonly at: number; readonly label: string };
}) {
  const { lang, id } = words;
  const height = 246;
  const field: ChartField = { width: chartWidth, top: 26, bottom: height - 42, start: 40, end: 6, lang };
  const axis = axisOf(Math.max(target.at, ...steps.flatMap(({ from, to }) => [from, to])));
  return (
    <ChartFrame words={words} height={height}>
      <Hatching id={id} />
      <Grid field={field} most={axis.most} ticks={axis.ticks} label={(tick) => formatNumber(tick, lang)} />
      {steps.map(({ label, from, to, whole }, i) => {
        const { middle, width } = slotAt(field, i, steps.length);
        const [upper, lower] = whole ? [to, 0] : [Math.max(from, to), Math.min(from, to)];
        const y = yAt(field, upper, axis.most);
        const half = Math.round(width * 36) / 100;
        const change = whole ? to : to - from;
        return (
          <>
            <rect
              class={`part ${whole ? 'solid' : change >= 0 ? 'hatch' : 'blank'}`}
              fill={!whole && change >= 0 ? `url(#${id}-hatch)` : undefined}
              x={String(middle - half)}
              y={String(y)}
              width={String(half * 2)}
              height={String(Math.max(1, yAt(field, lower, axis.most) - y))}
            />
            <text class="value" x={String(middle)} y={String(y - 5)} text-anchor="middle">
              {whole || change < 0 ? formatNumber(change, lang) : `\u200E+${formatNumber(change, lang)}`}
            </text>
            {/* Names stand in two rows by turns: side by side they would run into each other. */}
            <text
              class="axis"
              x={String(middle)}
              y={String(height - (i % 2 === 0 ? 22 : 6))}
              text-anchor="middle"
            >
              {label}
            </text>
          </>
        );
      })}
      <line
        class="target"
        x1={String(field.start)}
        x2={String(chartWidth - field.end)}
        y1={String(yAt(field, target.at, axis.most))}
        y2={String(yAt(field, target.at, axis.most))}
      />
    </ChartFrame>
  );
}
