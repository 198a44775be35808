import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bar, Size } from './bar.ts';
import type { ImportMeasured } from './import-run.ts';
import { ms } from './measure.ts';

/** One import in a process of its own, so that its memory is nobody else's. */
function imported(rows: number): Promise<ImportMeasured> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'import-run.ts'), [String(rows)], {
      execArgv: [...process.execArgv.filter((one) => one !== '--expose-gc'), '--expose-gc'],
    });
    child.once('message', (message) => resolve(message as ImportMeasured));
    child.once('exit', (code) => code !== 0 && reject(new Error('the import ended without an answer')));
  });
}

export async function importBar({ scale, say }: Size): Promise<Bar> {
  const few = await imported(Math.round(10_000 * scale));
  const many = await imported(Math.round(20_000 * scale));
  const told = (one: ImportMeasured) =>
    `${one.rows} rows ${ms(one.tookMs)} (processor ${ms(one.cpuMs)}), in use at most ${Math.round(one.peakMb)} MB more than before`;
  say(`imports: ${told(few)}; ${told(many)}`);
  // Whole lists stand in memory as text alone, so twice the rows may cost little more than twice the text.
  const growsBy = many.peakMb - few.peakMb - (many.textMb - few.textMb) * 3;
  return {
    what: `import of ${few.rows} people (CSV, every row new)`,
    bar: '≤ 20 s, memory flat (twice the rows at most 16 MB beyond their text)',
    measured: `${told(few)}; ${told(many)}`,
    reference: `the same rows by bare SQL ${ms(few.bareMs)}; the text ${few.textMb.toFixed(1)} and ${many.textMb.toFixed(1)} MB`,
    met: few.tookMs <= 20_000 && growsBy <= 16,
  };
}
