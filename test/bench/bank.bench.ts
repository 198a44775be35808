import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { BankMeasured } from './bank-run.ts';
import type { Bar, Size } from './bar.ts';
import { ms } from './measure.ts';

/** One list of a bank in a process of its own, so that its memory is nobody else's. */
function read(rows: number): Promise<BankMeasured> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'bank-run.ts'), [String(rows)], {
      execArgv: [...process.execArgv.filter((one) => one !== '--expose-gc'), '--expose-gc'],
    });
    child.once('message', (message) => resolve(message as BankMeasured));
    child.once('exit', (code) => code !== 0 && reject(new Error('the list ended without an answer')));
  });
}

/** Bars in processor time: it is what one list costs, however many others are at work. */
export async function bankBar({ scale, say }: Size): Promise<Bar> {
  const one = await read(Math.round(10_000 * scale));
  const told = `checked ${ms(one.checkedMs)} (processor ${ms(one.checkedCpuMs)}), recorded ${ms(one.tookMs)} (processor ${ms(one.cpuMs)}), again ${ms(one.againCpuMs)}; others waited ${ms(one.longestMs)} at most; ${Math.round(one.grownMb)} MB more than before`;
  say(`a bank's list of ${one.rows} rows: ${told}`);
  return {
    what: `a bank's list of ${one.rows} rows, two in three matched`,
    bar: 'processor: checked ≤ 3 s, recorded ≤ 30 s; memory flat (at most 16 MB beyond three times the text)',
    measured: told,
    reference: `the receipts and lines by bare SQL ${ms(one.bareMs)}; the text ${one.textMb.toFixed(1)} MB`,
    met: one.checkedCpuMs <= 3_000 && one.cpuMs <= 30_000 && one.grownMb <= 16 + 3 * one.textMb,
  };
}
