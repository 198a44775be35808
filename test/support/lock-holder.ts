import { spawn } from 'node:child_process';

/** Another process that runs `body` with a libSQL `client` on a database until it is told to stop. */
export async function otherProcess(url: string, body: string) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { createClient } from '@libsql/client';
     const client = createClient({ url: '${url}', timeout: 5000 });
     let running = true;
     const stopped = new Promise((resolve) => process.stdin.once('data', () => { running = false; resolve(); }));
     const say = () => console.log('at work');
     ${body}
     process.exit(0);`,
  ]);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    ended.then(() => Promise.reject(new Error(`the other process ended:\n${errors.join('')}`))),
  ]);
  return {
    async release(): Promise<void> {
      child.stdin.write('stop\n');
      if ((await ended) !== 0) throw new Error(errors.join(''));
    },
  };
}

/** Holds the write lock, as a long transaction of another program does. */
export const holdLock = (url: string) =>
  otherProcess(
    url,
    `const tx = await client.transaction('write');
     await tx.execute("insert into throttle values ('held', 1, 'x')");
     say();
     await stopped;
     await tx.rollback();`,
  );

/** Writes and checkpoints without end, as a backup or an import beside the service does. */
export const writeAndCheckpoint = (url: string) =>
  otherProcess(
    url,
    `for (let i = 0; running; i++) {
       await client.execute("insert into throttle values ('beside', 1, 'x') on conflict do update set failures = failures + 1");
       await client.execute('pragma wal_checkpoint(truncate)');
       if (i === 0) say();
       await new Promise((resolve) => setTimeout(resolve, 5));
     }`,
  );
