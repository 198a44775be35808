/** Times in milliseconds of so many runs, the slowest last. */
export interface Times {
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly runs: number;
  /** Processor time of the same runs, user and system, all threads: what is left when others share the machine. */
  readonly cpu?: { readonly p50: number; readonly p95: number };
}

export function summed(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { min: at(0.000_001), p50: at(0.5), p95: at(0.95), max: at(1), runs: sorted.length };
}

/** Runs the work for each input, after some that do not count. */
export async function timed<T>(
  inputs: readonly T[],
  work: (input: T) => Promise<unknown>,
  warmUp = Math.min(20, inputs.length),
): Promise<Times> {
  for (const input of inputs.slice(0, warmUp)) await work(input);
  const times: number[] = [];
  const cpu: number[] = [];
  for (const input of inputs) {
    const started = performance.now();
    const before = process.cpuUsage();
    await work(input);
    const { user, system } = process.cpuUsage(before);
    times.push(performance.now() - started);
    cpu.push((user + system) / 1000);
  }
  return { ...summed(times), cpu: summed(cpu) };
}

export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
export const shown = ({ p50, p95, min, cpu }: Times): string =>
  `p50 ${ms(p50)}, p95 ${ms(p95)}, min ${ms(min)}${cpu ? `; processor time p50 ${ms(cpu.p50)}, p95 ${ms(cpu.p95)}` : ''}`;

/** Megabytes in use, once what is unused is let go (where node was started with --expose-gc). */
export function megabytesUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
