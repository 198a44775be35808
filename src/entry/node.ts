import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { compress } from 'hono/compress';
import { createApp } from '../app.ts';
import { hasDemoAccounts } from '../features/demo/demo.repo.ts';
import { demoPassword, demoUsernames } from '../features/demo/demo-accounts.rules.ts';
import { demoId } from '../features/demo/demo-dice.rules.ts';
import { openDemoAccounts } from '../features/demo/open-demo-accounts.ts';
import { warmPool } from '../features/matching/pool/warm-pool.ts';
import { writeMissed } from '../features/vocabulary-care/missed-counter.repo.ts';
import { parseConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { faultText } from '../platform/start-fault.ts';
import { paths } from '../web/paths.ts';
import { anchorHead } from './anchor-head.ts';
import { scheduleBackups } from './backup-schedule.ts';
import { keepBankFilesLanding } from './bank-files.node.ts';
import { languageOf } from './cli.text.ts';
import { openDeps } from './deps.node.ts';
import { describedApi } from './described-api.node.ts';
import { watchConnections } from './drain.ts';
import { dueTasks, laterTasks } from './due-tasks.ts';
import { runDue } from './due-work.ts';
import { keepMessagesSent, workUnderWay } from './messages.node.ts';
import { prepareDatabase, projectRoot } from './prepare.node.ts';
import { keepSearchTold, refuseOldSearchServer } from './search-server.node.ts';
import { startText } from './start.text.ts';

const stopWithinMs = 8_000;
const hourMs = 3_600_000;

const lang = languageOf(process.env);
const parsed = parseConfig(process.env);
if ('errors' in parsed) {
  for (const fault of parsed.errors) console.error(startText.wrongSetting(fault)[lang]);
  process.exit(1);
}
const { config } = parsed;
const log = createLog(
  (line) => process.stdout.write(`${line}\n`),
  () => new Date(),
);
const underWay = workUnderWay();
const deps = await openDeps(config, log, underWay).catch((error: unknown) => {
  console.error(startText.cannotStart(faultText(error))[lang]);
  process.exit(1);
});
await refuseOldSearchServer(deps).catch((error: unknown) => {
  console.error(startText.cannotStart(faultText(error))[lang]);
  process.exit(1);
});
const { database } = deps;
const publicly = config.production ? await openDemoAccounts(deps) : [];
if (publicly.length > 0) {
  console.error(startText.publicPasswords(publicly.join(', '))[lang]);
  await database.close();
  process.exit(1);
}

let ready = false;
let stopBackups = () => {};
let stopTelling = async () => {};
let stopSending = async () => {};
let stopLanding = async () => {};
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const fontFile = 'node_modules/vazirmatn/misc/Non-Latin/fonts/webfonts/Vazirmatn-NL[wght].woff2';
const assets = new Map<string, Promise<Uint8Array>>();
function asset(name: string) {
  if (!/^[a-z]+\.[a-z0-9]+$/.test(name)) return Promise.resolve(undefined);
  const path =
    name === 'vazirmatn.woff2' ? join(projectRoot, fontFile) : join(projectRoot, 'src/web/assets', name);
  const bytes = assets.get(name) ?? readFile(path);
  assets.set(name, bytes);
  return bytes.then(
    (body) => ({ body, type: types[name.split('.')[1] ?? ''] ?? 'application/octet-stream' }),
    () => {
      assets.delete(name);
      return undefined;
    },
  );
}

const app = createApp({
  depsFor: () => deps,
  // The last address named is the one that our own proxy saw; those before it anybody can make up.
  addressOf: (c) =>
    (config.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined) ??
    c.env?.incoming?.socket?.remoteAddress ??
    'unknown',
  asset,
  ready: () => ready,
  openApi: describedApi,
  // On a Worker the platform compresses; here nobody else does. JSON is left alone: its strong ETag must stay strong.
  around: [
    async (_c, next) => {
      await connections.held();
      await next();
    },
    compress({ contentTypeFilter: /^(text\/(html|css|javascript)|image\/svg)/ }),
  ],
});

const server = serve(
  { fetch: app.fetch, port: config.port, hostname: config.host },
  () => void prepare(),
) as Server;
const connections = watchConnections(server);
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? startText.portTaken(String(config.port))[lang]
      : startText.cannotListen(`${config.host}:${config.port}`, error.message)[lang],
  );
  process.exit(1);
});

async function prepare(): Promise<void> {
  try {
    await prepareDatabase(deps, { accounts: config.demo !== false, demo: config.demo, besides: true });
    await dueWork();
    await anchorHead(deps);
    stopBackups = scheduleBackups(config, log, deps.now);
    setInterval(
      () =>
        void dueWork()
          .then(() => anchorHead(deps))
          .then(laterWork),
      hourMs,
    ).unref();
    stopTelling = keepSearchTold(deps);
    stopSending = keepMessagesSent(deps);
    stopLanding = keepBankFilesLanding(deps);
    ready = true;
    void warmPool(deps);
    void laterWork();
    const address = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`;
    console.log(startText.ready(address)[lang]);
    if (config.demo && (await hasDemoAccounts(database.read))) {
      console.log(startText.demoAccounts(demoPassword, demoUsernames.join(', '))[lang]);
      const example = `${address}${paths.person(demoId('person', 'zahra'))}`;
      console.log(startText.demoExample('officer.bushehr', example)[lang]);
    }
  } catch (error) {
    log.error('start failed', { error });
    console.error(startText.cannotStart(faultText(error))[lang]);
    process.exit(1);
  }
}

/** What falls due by the calendar; what fails is tried again in an hour. */
const dueWork = (): Promise<void> => runDue(log, dueTasks(deps));
const laterWork = (): Promise<void> => runDue(log, laterTasks(deps));

/** Lets requests in flight finish, then ends; what has not arrived whole after eight seconds is dropped. */
function stop(signal: string): void {
  ready = false;
  log.info('stopping', { signal });
  stopBackups();
  connections.drain(stopWithinMs, () => void closeDown().then(() => process.exit(0)));
}

/** The head of the audit chain is written down last, when no request can add to it. */
async function closeDown(): Promise<void> {
  await Promise.all([stopTelling(), stopSending(), stopLanding(), underWay.settled()]);
  await runDue(log, { writeMissed: () => writeMissed(deps) });
  await anchorHead(deps);
  await database.close();
}

process.once('SIGTERM', () => stop('SIGTERM'));
process.once('SIGINT', () => stop('SIGINT'));
