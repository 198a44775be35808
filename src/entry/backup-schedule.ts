import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { backupsIn, isOfTheFuture } from './backup.node.ts';

/** The command line beside this file, as source and as built program alike. */
const suffix = extname(new URL(import.meta.url).pathname);
const commandLine = [
  ...(suffix === '.ts' ? ['--import', 'tsx'] : []),
  fileURLToPath(new URL(`./cli${suffix}`, import.meta.url)),
];

const hourMs = 3_600_000;
const lookEveryMs = 60_000;
/** After a backup that failed, the next try waits this long. */
const retryMs = 10 * 60_000;

/**
 * Makes backups as the settings say, the first when the last is older than the time between two. Each runs in a process
 * of its own, because copying blocks; failures are logged and tried again. @returns how to stop; one on its way is ended.
 */
export function scheduleBackups(
  config: Pick<Config, 'backupDir' | 'backupEveryHours' | 'backupKeep'>,
  log: Log,
  now: () => Date,
): () => void {
  const { backupDir, backupEveryHours, backupKeep } = config;
  if (backupDir === undefined) return () => {};
  let running: ReturnType<typeof spawn> | undefined;
  const told = new Set<string>();
  /** By the clock that nobody can set. */
  let retryAt = 0;
  let stopped = false;

  const look = async () => {
    if (running || stopped || performance.now() < retryAt) return;
    const all = await backupsIn(backupDir);
    const latest = all.find((backup) => !isOfTheFuture(backup, now()));
    for (const { file, manifest } of all.filter((backup) => isOfTheFuture(backup, now()))) {
      if (told.has(file)) continue;
      told.add(file);
      log.warn('backup of the future left out', { file, madeAt: manifest.madeAt });
    }
    const due = latest ? Date.parse(latest.manifest.madeAt) + backupEveryHours * hourMs : 0;
    if (now().getTime() < due || running || stopped) return;
    const said: string[] = [];
    const started = now().getTime();
    running = spawn(
      process.execPath,
      [...commandLine, '--lang', 'en', 'backup', backupDir, '--keep', String(backupKeep)],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    running.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const code = await new Promise<number | null>((resolve) => {
      running?.once('error', () => resolve(null));
      running?.once('exit', resolve);
    });
    running = undefined;
    if (stopped) return;
    const seconds = Math.round((now().getTime() - started) / 1000);
    if (code === 0) log.info('backup made', { folder: backupDir, seconds });
    else {
      retryAt = performance.now() + retryMs;
      log.error('backup failed', { folder: backupDir, code, said: said.join('').trim().slice(-500) });
    }
  };
  const safely = () =>
    void look().catch((error: unknown) => {
      retryAt = performance.now() + retryMs;
      log.error('backup failed', { folder: backupDir, error });
    });
  safely();
  const timer = setInterval(safely, lookEveryMs);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    running?.kill('SIGTERM');
  };
}
