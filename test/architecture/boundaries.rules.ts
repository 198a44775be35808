/** The import boundaries of `src/`, as data; `boundaries.test.ts` holds every file to them. */
export type Layer =
  | 'kernel'
  | 'platform'
  | 'platform-node'
  | 'schema'
  | 'rules'
  | 'repo'
  | 'input'
  | 'use-case'
  | 'api'
  | 'page'
  | 'text'
  | 'web'
  | 'portal'
  | 'app'
  | 'entry';

export function layerOf(file: string): Layer | undefined {
  if (file.startsWith('src/entry/')) return 'entry';
  if (file.startsWith('src/app.')) return 'app';
  if (file.startsWith('src/kernel/')) return 'kernel';
  if (file.startsWith('src/platform/')) return file.includes('.node.') ? 'platform-node' : 'platform';
  if (file.startsWith('src/schema/')) return 'schema';
  if (file.startsWith('src/web/')) return 'web';
  if (file.startsWith('src/portals/')) return 'portal';
  if (!file.startsWith('src/features/')) return undefined;
  if (file.endsWith('.rules.ts')) return 'rules';
  if (file.endsWith('.repo.ts')) return 'repo';
  if (file.endsWith('.input.ts')) return 'input';
  if (file.endsWith('.api.ts')) return 'api';
  if (file.endsWith('.text.ts')) return 'text';
  if (/\.(officer|benefactor|beneficiary|public|headquarters|auditor|account)\.tsx$/.test(file))
    return 'page';
  return file.endsWith('.ts') ? 'use-case' : undefined;
}

const below: readonly Layer[] = ['kernel', 'platform'];

/** What each layer may import. A use case also meets the rule below: of another feature only repos, rules and text. */
export const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  kernel: ['kernel'],
  platform: below,
  'platform-node': [...below, 'platform-node'],
  schema: ['kernel', 'schema', 'rules'],
  rules: ['kernel', 'rules', 'text'],
  text: ['kernel', 'rules', 'text'],
  repo: [...below, 'schema', 'rules', 'repo'],
  input: [...below, 'rules', 'input', 'text'],
  'use-case': [...below, 'rules', 'repo', 'input', 'text', 'use-case'],
  api: [...below, 'rules', 'input', 'text', 'use-case', 'web', 'api'],
  page: [...below, 'rules', 'input', 'text', 'use-case', 'web', 'page'],
  web: ['kernel', 'platform', 'web'],
  portal: [...below, 'rules', 'text', 'use-case', 'api', 'page', 'web', 'portal', 'app'],
  app: [...below, 'use-case', 'portal', 'web'],
  entry: [...below, 'platform-node', 'rules', 'text', 'repo', 'use-case', 'web', 'portal', 'app', 'entry'],
};

export interface Import {
  readonly from: string;
  /** Resolved path below the repository, or the bare name of a package. */
  readonly to: string;
}

const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1];
const mayUseNode = (file: string) => file.startsWith('src/entry/') || file.includes('.node.');

/** @returns why an import is not allowed, or undefined. */
export function faultOf({ from, to }: Import): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined) return 'has no layer: its name ends in none of the known suffixes';
  if (to.startsWith('node:'))
    return mayUseNode(from) || (from === 'src/platform/crypto.ts' && to === 'node:crypto')
      ? undefined
      : `imports ${to}, which the Worker does not have`;
  if (!to.startsWith('src/')) return packageFault(layer, to);
  const target = layerOf(to);
  if (target === undefined) return `imports ${to}, which has no layer`;
  if (!allowed[layer].includes(target)) return `${layer} imports ${target} (${to})`;
  if (layer === 'use-case' && target === 'use-case' && featureOf(from) !== featureOf(to))
    return `a use case calls a use case of another feature (${to}); meet at repos and rules`;
  return undefined;
}

const packages: Readonly<Record<string, readonly Layer[]>> = {
  zod: ['platform', 'input', 'use-case', 'api', 'web', 'portal'],
  'drizzle-orm': ['platform', 'platform-node', 'schema', 'repo'],
  '@libsql/client': ['platform', 'platform-node'],
  hono: ['web', 'portal', 'app', 'page', 'entry'],
  '@hono/node-server': ['entry'],
  uqr: ['web'],
  meilisearch: ['platform'],
  papaparse: ['use-case', 'rules'],
};

function packageFault(layer: Layer, to: string): string | undefined {
  const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to);
  const layers = packages[name];
  if (layers === undefined) return `imports the package ${name}, which is on no list`;
  return layers.includes(layer) ? undefined : `${layer} imports the package ${name}`;
}
