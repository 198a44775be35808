import { runTyped } from './run-typed.ts';

process.exitCode = await runTyped(process.argv.slice(2), {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  progress: (line) => void process.stderr.write(process.stderr.isTTY ? `\r${line}\u001B[K` : `${line}\n`),
});
