import { readFileSync } from 'node:fs';

/** The process of that name that this one started last, where the system tells (Linux). */
export function childNamed(name: string): number | undefined {
  const children = readOrNothing(`/proc/${process.pid}/task/${process.pid}/children`).trim().split(' ');
  return children
    .map(Number)
    .findLast((pid) => pid > 0 && readOrNothing(`/proc/${pid}/comm`).trim() === name);
}

/** Processor time of a process until now, in ms, all its threads; the system counts in tens. */
export function cpuMsOf(pid: number): number {
  const fields = readOrNothing(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What a process has in memory now, and the most it had, in MB. */
export function memoryMbOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readOrNothing(`/proc/${pid}/status`);
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
