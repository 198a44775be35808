import { readFileSync } from 'node:fs';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { findSkills } from '../../src/features/skills/search-skills.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { fillSearchServer } from '../support/fill-search-server.ts';
import { hasRealServer, openSearchServer } from '../support/search-server.ts';
import type { Bar, Size } from './bar.ts';
import { openBenchHouse } from './bench-house.ts';
import { ms, summed } from './measure.ts';
import { type Found, miniSearch, rawFullText } from './search-references.ts';

interface Query {
  readonly q: string;
  readonly kind: 'exact' | 'script' | 'typo' | 'plural' | 'colloquial' | 'synonym' | 'english';
  /** Ids that answer it, the best first. */
  readonly want: readonly string[];
}

type Bars = Readonly<Record<Query['kind'], readonly [recall: number, mrr: number]>>;

/** Recall@5 and MRR@10 that each engine is held to (search.md). */
const bars: Bars = {
  exact: [0.9, 0.95],
  script: [1, 1],
  typo: [0.94, 0.92],
  plural: [0.88, 0.88],
  colloquial: [0.84, 0.8],
  synonym: [0.9, 0.9],
  english: [0.88, 0.8],
};

const serverBars: Bars = {
  exact: [0.9, 0.95],
  script: [0.95, 0.9],
  typo: [0.9, 0.88],
  plural: [0.88, 0.85],
  colloquial: [0.84, 0.8],
  synonym: [0.9, 0.9],
  english: [0.85, 0.8],
};

const queries = readFileSync(new URL('search-queries.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Query);

async function relevance(found: Found) {
  const by = new Map<Query['kind'], { recall: number; mrr: number; n: number }>();
  const times: number[] = [];
  for (const { q, kind, want } of queries) {
    const began = performance.now();
    const ids = await found(q);
    times.push(performance.now() - began);
    const top = ids.slice(0, 5);
    const first = ids.slice(0, 10).findIndex((id) => want.includes(id));
    const so = by.get(kind) ?? { recall: 0, mrr: 0, n: 0 };
    by.set(kind, {
      recall: so.recall + want.filter((id) => top.includes(id)).length / Math.min(5, want.length),
      mrr: so.mrr + (first === -1 ? 0 : 1 / (first + 1)),
      n: so.n + 1,
    });
  }
  return { by, times: summed(times) };
}

async function warmed(found: Found): Promise<Found> {
  for (const { q } of queries.slice(0, 30)) await found(q);
  return found;
}

const share = (sum: number, n: number) => (sum / n).toFixed(2);

const engineOf =
  (deps: Deps): Found =>
  async (q) => {
    const answer = await findSkills(deps, { q, kind: 'skill', limit: 10 });
    if (!answer.ok) throw new Error(answer.problem.kind);
    const { engine, items } = answer.value;
    if (deps.searchServer !== undefined && engine !== 'meilisearch')
      throw new Error(`${q} was answered by the other engine`);
    return items.map(({ id }) => id);
  };

type Relevance = Awaited<ReturnType<typeof relevance>>;

/** How well and how fast skills are found, kind by kind, beside FTS5 as it comes and MiniSearch with our folding. */
export async function searchBars({ say }: Size): Promise<Bar[]> {
  const house = await openBenchHouse();
  try {
    say(`search: ${queries.length} queries`);
    const ours = await relevance(await warmed(engineOf(house.deps)));
    const { skills } = await vocabularyOf(house.deps.database);
    const documents = skills.map(({ id, fa, en, alt }) => ({
      id,
      labels: [fa, en],
      alternatives: alt,
      body: [],
    }));
    const raw = await relevance(await rawFullText(documents));
    const mini = await relevance(await warmed(miniSearch(documents)));
    const beside = (of: Relevance) => (kind: Query['kind']) => {
      const { recall: r, mrr: m, n: all } = of.by.get(kind) ?? { recall: 0, mrr: 0, n: 1 };
      return `${share(r, all)}, ${share(m, all)}`;
    };
    const [ofRaw, ofMini] = [beside(raw), beside(mini)];
    return [
      ...qualityBars(ours, {
        of: 'skills found',
        bars,
        reference: (kind) =>
          `FTS5 as it comes ${ofRaw(kind)}; MiniSearch with the same folding ${ofMini(kind)}`,
      }),
      speedBar(ours, {
        of: 'a search for a skill',
        reference: `FTS5 as it comes p95 ${ms(raw.times.p95)}; MiniSearch p95 ${ms(mini.times.p95)}`,
        mostMs: 15,
      }),
      ...(await serverColumn(house.deps, ours)),
    ];
  } finally {
    await house.close();
  }
}

/** The same by the search server of `MEILI_URL`, where there is one, under names of its own. */
async function serverColumn(deps: Deps, embedded: Relevance): Promise<Bar[]> {
  if (!hasRealServer) return [];
  const { server, close } = await openSearchServer();
  try {
    await fillSearchServer(deps.database, server);
    const served = await relevance(await warmed(engineOf({ ...deps, searchServer: server })));
    return [
      ...qualityBars(served, {
        of: 'skills found by Meilisearch',
        bars: serverBars,
        reference: (kind) => {
          const { recall, mrr, n } = embedded.by.get(kind) ?? { recall: 0, mrr: 0, n: 1 };
          return `embedded ${share(recall, n)}, ${share(mrr, n)}`;
        },
      }),
      speedBar(served, {
        of: 'a search for a skill by Meilisearch',
        reference: `embedded p50 ${ms(embedded.times.p50)}, p95 ${ms(embedded.times.p95)}`,
        // What it may take before the embedded engine answers in its place; search.md sets it no other bar.
        mostMs: 400,
      }),
    ];
  } finally {
    await close();
  }
}

function qualityBars(
  { by }: Relevance,
  told: {
    readonly of: string;
    readonly bars: Bars;
    readonly reference: (kind: Query['kind']) => string;
  },
): Bar[] {
  return [...by].map(([kind, { recall, mrr, n }]): Bar => {
    const [leastRecall, leastMrr] = told.bars[kind];
    return {
      what: `${told.of}, ${kind} (${n} queries)`,
      bar: `recall@5 ≥ ${leastRecall}, MRR@10 ≥ ${leastMrr}`,
      measured: `${share(recall, n)}, ${share(mrr, n)}`,
      reference: told.reference(kind),
      met: recall / n >= leastRecall && mrr / n >= leastMrr,
    };
  });
}

const speedBar = (
  { times }: Relevance,
  { of, reference, mostMs }: { readonly of: string; readonly reference: string; readonly mostMs: number },
): Bar => ({
  what: of,
  bar: `p95 ≤ ${mostMs} ms`,
  measured: `p50 ${ms(times.p50)}, p95 ${ms(times.p95)}`,
  reference,
  met: times.p95 <= mostMs,
});
