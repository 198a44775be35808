import { formatDecimal } from '../kernel/persian.ts';
import type { Lang } from '../kernel/text.ts';
import { chartText } from './chart.text.ts';
import { ChartFrame, type ChartWords, chartWidth, Grid } from './chart.tsx';
import { bandPath, type ChartField, labelsShown, linePath, xAt, yAt } from './chart-scale.ts';
import { percentText } from './percent.ts';

export interface LinePoint {
  /** Where it stands on the way, in the unit of `most`. */
  readonly at: number;
  /** 0–1; null where nothing is known, and the line is broken. */
  readonly share: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** A share over time: a line, or steps where a value holds until the next, with its band and a dashed line at the target. */
export function LineChart(props: {
  words: ChartWords;
  points: readonly LinePoint[];
  /** The end of the way; points stand from 0 to it. */
  most: number;
  labels: readonly { readonly at: number; readonly text: string }[];
  target?: number;
  steps?: boolean;
  /** Of a second line, dashed and without band. */
  second?: readonly LinePoint[];
}) {
  const { words, points, most, target, steps = false, second } = props;
  const { lang } = words;
  const height = 210;
  const field: ChartField = { width: chartWidth, top: 14, bottom: height - 28, start: 44, end: 14, lang };
  const shown = labelsShown(props.labels.length, 5);
  const x = (at: number) => xAt(field, most === 0 ? 0 : at / most);
  const placed = (all: readonly LinePoint[]) =>
    all.map(({ at, share }) => (share === null ? null : { x: x(at), y: yAt(field, share, 1) }));
  const band = points.flatMap(({ at, low, high }) =>
    typeof low === 'number' && typeof high === 'number'
      ? [{ x: x(at), low: yAt(field, low, 1), high: yAt(field, high, 1) }]
      : [],
  );
  const last = points.findLast(({ share }) => share !== null);
  return (
    <ChartFrame words={words} height={height}>
      <Grid
        field={field}
        most={1}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        label={(tick) => chartText.percent(formatDecimal(tick * 100, lang, 0))[lang]}
      />
      {band.length > 1 ? <path class="band" d={bandPath(band, steps)} /> : null}
      {target === undefined ? null : (
        <line
          class="target"
          x1={String(xAt(field, 0))}
          x2={String(xAt(field, 1))}
          y1={String(yAt(field, target, 1))}
          y2={String(yAt(field, target, 1))}
        />
      )}
      {second ? <path class="curve second" d={linePath(placed(second), steps)} /> : null}
      <path class="curve" d={linePath(placed(points), steps)} />
      {last && last.share !== null && !steps ? (
        <>
          <circle class="dot" cx={String(x(last.at))} cy={String(yAt(field, last.share, 1))} r="4" />
          <text
            class="value"
            x={String(x(last.at))}
            y={String(yAt(field, last.share, 1) - 9)}
            text-anchor="end"
          >
            {percentText(last.share, lang)}
          </text>
        </>
      ) : null}
      {props.labels.map(({ at, text }, i) =>
        shown.has(i) ? (
          <text class="axis" x={String(x(at))} y={String(height - 8)} text-anchor="middle">
            {text}
          </text>
        ) : null,
      )}
    </ChartFrame>
  );
}

/** A line without axes, to stand beside the number it leads to, which says all it says. */
export function Sparkline({ shares, lang }: { shares: readonly (number | null)[]; lang: Lang }) {
  const field: ChartField = { width: 120, top: 3, bottom: 29, start: 3, end: 5, lang };
  const known = shares.filter((share) => share !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(0.02, high - low);
  const points = shares.map((share, i) =>
    share === null ? null : { x: xAt(field, i / (shares.length - 1)), y: yAt(field, share - low, span) },
  );
  const last = points.findLast((point) => point !== null);
  return (
    <svg class="spark" viewBox="0 0 120 32" aria-hidden="true">
      <path class="curve" d={linePath(points)} />
      {last ? <circle class="dot" cx={String(last.x)} cy={String(last.y)} r="3" /> : null}
    </svg>
  );
}
