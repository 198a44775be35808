import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type Command, CommandRefused } from '../../src/entry/command.ts';
import { projectRoot } from '../../src/entry/prepare.node.ts';
import { runTyped } from '../../src/entry/run-typed.ts';
import type { Lang } from '../../src/kernel/text.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The real command line in a process of its own, with these settings and no others. */
export function mehrkarApart(env: Readonly<Record<string, string>>, ...args: string[]): Promise<CommandRun> {
  const command = ['--import', 'tsx', join(projectRoot, 'src/entry/cli.ts'), ...args];
  const all = { PATH: process.env.PATH, LANG: 'C', ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: all, cwd: projectRoot }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** The same in this process: starting one costs more than most commands. */
export async function mehrkar(env: Readonly<Record<string, string>>, ...args: string[]): Promise<CommandRun> {
  const [out, err]: [string[], string[]] = [[], []];
  const write = (line: string) => void err.push(`${line}\n`);
  const code = await runTyped(args, {
    env: { LANG: 'C', ...env },
    out: (line) => void out.push(`${line}\n`),
    err: write,
    progress: write,
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** One command in this process, as the command line runs it: quick, for what needs no process of its own. */
export async function runCommand(
  command: Command,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  lang: Lang = 'en',
): Promise<CommandRun> {
  const [out, err]: [string[], string[]] = [[], []];
  const done = (code: number) => ({ code, out: out.join('\n'), err: err.join('\n') });
  try {
    const write = (line: string) => void err.push(line);
    return done(
      await command({ args, env, lang, out: (line) => void out.push(line), err: write, progress: write }),
    );
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    err.push(error.text[lang]);
    return done(1);
  }
}
