import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/entry/prepare.node.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The real command line in a process of its own, with these settings and no others. */
export function mehrkar(env: Readonly<Record<string, string>>, ...args: string[]): Promise<CommandRun> {
  const command = ['--import', 'tsx', join(projectRoot, 'src/entry/cli.ts'), ...args];
  const all = { PATH: process.env.PATH, LANG: 'C', ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: all, cwd: projectRoot }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}
