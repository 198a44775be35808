import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOlderThan } from '../../src/features/search-sync/server-version.rules.ts';
import { parseConfig, settingNames } from '../../src/platform/config.ts';
import { oldestServer } from '../../src/platform/search-server.meili.ts';
import { keysAt, listAt, readYaml, textAt } from '../support/compose.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const written = read('compose.yaml');
const compose = readYaml(written);
const dockerfile = read('Dockerfile').replaceAll(/\\\n\s*/g, '');
const instructions = (name: string) =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(([, rest]) => rest ?? '');
const pairs = (text: string) =>
  Object.fromEntries([...text.matchAll(/(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [name, value]));
const imageEnvironment = pairs(instructions('ENV').join(' '));
const example = pairs(read('compose.env.example').replaceAll(/^#.*$/gm, ''));
const services = keysAt(compose, 'services');
const of = (service: string, ...path: readonly string[]) => ['services', service, ...path];
const volumesOf = (service: string) =>
  listAt(compose, ...of(service, 'volumes')).map((volume) => {
    const [name = '', where = ''] = volume.split(':');
    return { name, where };
  });

/** What compose puts in the place of `${NAME}`, of what the example says and keys that somebody filled in. */
const filled: Record<string, string> = {
  ...example,
  SECRET_KEY: 'a'.repeat(48),
  MEILI_KEY: 'b'.repeat(24),
};
const resolved = (text: string) =>
  text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, sign?: string, other = '') => {
    const value = filled[name] ?? '';
    if (value !== '') return value;
    if (sign !== '-') throw new Error(`${name} is not filled in: ${other}`);
    return other;
  });
const environmentOf = (service: string) =>
  Object.fromEntries(
    keysAt(compose, ...of(service, 'environment')).map((name) => [
      name,
      resolved(textAt(compose, ...of(service, 'environment', name))),
    ]),
  );

describe('compose.yaml', () => {
  test('runs the service, its database and its search', () => {
    expect(services.sort()).toEqual(['app', 'libsql', 'meilisearch']);
  });

  test('sets what is a setting, and starts with what the example asks to be filled in', () => {
    const environment = { ...imageEnvironment, ...environmentOf('app') };
    expect(Object.keys(environment).filter((name) => !settingNames.includes(name))).toEqual([]);
    const parsed = parseConfig(environment);
    expect(parsed).toMatchObject({ config: { production: true, host: '0.0.0.0', port: 8787 } });
    expect(parseConfig({ ...environment, SECRET_KEY: undefined })).toHaveProperty('errors');
    const used = new Set([...written.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name));
    expect([...used].sort()).toEqual(Object.keys(example).sort());
  });

  test('lets the service reach the two others where they listen, and nobody else', () => {
    const { DATABASE_URL = '', MEILI_URL = '', MEILI_KEY } = environmentOf('app');
    for (const [address, service] of [
      [DATABASE_URL, 'libsql'],
      [MEILI_URL, 'meilisearch'],
    ] as const) {
      const { hostname, port } = new URL(address);
      expect(hostname).toBe(service);
      expect(listAt(compose, ...of(service, 'healthcheck', 'test')).join(' ')).toMatch(
        new RegExp(`127\\.0\\.0\\.1[:/]${port}/?`),
      );
      expect(listAt(compose, ...of(service, 'networks'))).toEqual(['inside']);
      expect(keysAt(compose, ...of(service, 'ports'))).toEqual([]);
    }
    expect(textAt(compose, 'networks', 'inside', 'internal')).toBe('true');
    expect(listAt(compose, ...of('app', 'networks'))).toContain('inside');
    expect(listAt(compose, ...of('app', 'ports'))).toEqual(['127.0.0.1:8787:8787']);
    expect(environmentOf('meilisearch').MEILI_MASTER_KEY).toBe(MEILI_KEY);
  });

  test('waits for nothing that says nothing of its health', () => {
    for (const service of services)
      for (const other of keysAt(compose, ...of(service, 'depends_on'))) {
        expect(services).toContain(other);
        const condition = textAt(compose, ...of(service, 'depends_on', other, 'condition'));
        expect(['service_healthy', 'service_started']).toContain(condition);
        if (condition === 'service_healthy')
          expect(listAt(compose, ...of(other, 'healthcheck', 'test'))[0], other).toBe('CMD');
      }
  });

  test('keeps what must not be lost in volumes of its own, by the names that the page of deployment gives them', () => {
    const used = services.flatMap(volumesOf).map(({ name }) => name);
    expect(keysAt(compose, 'volumes').sort()).toEqual([...used].sort());
    const page = read('docs/deployment.md');
    const named = [...page.matchAll(/\bmehrkar_(\w+)/g)].map(([, name = '']) => name);
    expect(textAt(compose, 'name')).toBe('mehrkar');
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(used).toContain(name);
    const owned: unknown = JSON.parse(instructions('VOLUME')[0] ?? '[]');
    expect(volumesOf('app').map(({ where }) => where)).toEqual(owned);
    const { BACKUP_DIR = '', AUDIT_ANCHOR_FILE = '' } = environmentOf('app');
    for (const place of [BACKUP_DIR, dirname(AUDIT_ANCHOR_FILE)]) expect(owned).toContain(place);
    const path = environmentOf('libsql').SQLD_DB_PATH ?? '';
    expect(path.startsWith(`${volumesOf('libsql')[0]?.where}/`)).toBe(true);
    expect(page).toContain(`/sqld${path.slice((volumesOf('libsql')[0]?.where ?? '').length)}/dbs/default`);
  });

  test('brings a search server that is new enough, and lets no log fill the disk', () => {
    const [, version = ''] = /:v([\d.]+)$/.exec(textAt(compose, ...of('meilisearch', 'image'))) ?? [];
    expect(isOlderThan(`${version}.0`, oldestServer)).toBe(false);
    for (const service of services)
      expect(textAt(compose, ...of(service, 'logging', 'driver')), service).toBe('local');
  });
});

describe('the image', () => {
  test('is made of files that are there and that the build is given', () => {
    const given = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const copied = instructions('COPY').flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) {
      expect(existsSync(file), file).toBe(true);
      expect(given, file).toContain(file);
    }
    const command: string[] = JSON.parse(instructions('CMD').at(-1) ?? '[]');
    expect(existsSync(command.at(-1) ?? ''), command.join(' ')).toBe(true);
    expect(instructions('EXPOSE')).toEqual([imageEnvironment.PORT]);
  });

  test('needs no package that is left out of it', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const seen = new Set<string>();
    const packages = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, from = ''] of read(file).matchAll(
        /(?:^import (?!type )(?:[^'";]* from )?|^export [^'";]* from |\bimport\()'([^']+)'/gm,
      ))
        if (from.startsWith('.')) walk(normalize(join(dirname(file), from)));
        else if (!from.startsWith('node:')) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from);
    };
    walk('src/entry/node.ts');
    walk('src/entry/build-program.node.ts');
    walk('src/entry/cli.ts');
    walk('src/platform/replicate.node.ts');
    expect(seen.size).toBeGreaterThan(300);
    expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('tells a service that answers from one that does not', async () => {
    const [, list = '[]'] = /CMD (\[.*\])$/.exec(instructions('HEALTHCHECK')[0] ?? '') ?? [];
    const [program = '', ...rest]: string[] = JSON.parse(list);
    let status = 200;
    const server = createServer((request, response) => {
      // The port is kept: freed, it may be given to another suite's service, which answers.
      if (status === 0) request.destroy();
      else response.writeHead(request.url === '/livez' ? status : 404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = rest.map((word) => word.replace(`:${imageEnvironment.PORT}/`, `:${port}/`));
    const code = () =>
      new Promise<number | undefined>((resolve) => {
        const child = execFile(program, asked, () => resolve(child.exitCode ?? undefined));
      });
    expect(await code()).toBe(0);
    status = 503;
    expect(await code()).toBe(1);
    status = 0;
    expect(await code()).toBe(1);
    await new Promise((resolve) => server.close(resolve));
  });
});
