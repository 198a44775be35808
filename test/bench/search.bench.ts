import { readFileSync } from 'node:fs';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { findSkills } from '../../src/features/skills/search-skills.ts';
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

/** Recall@5 and MRR@10 that the embedded engine is held to (search.md). */
const bars: Readonly<Record<Query['kind'], readonly [recall: number, mrr: number]>> = {
  exact: [0.9, 0.95],
  script: [1, 1],
  typo: [0.94, 0.92],
  plural: [0.88, 0.88],
  colloquial: [0.84, 0.8],
  synonym: [0.9, 0.9],
  english: [0.88, 0.8],
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

/** How well and how fast skills are found, kind by kind, beside FTS5 as it comes and MiniSearch with our folding. */
export async function searchBars({ say }: Size): Promise<Bar[]> {
  const house = await openBenchHouse();
  try {
    const engine: Found = async (q) => {
      const answer = await findSkills(house.deps, { q, kind: 'skill', limit: 10 });
      return answer.ok ? answer.value.items.map(({ id }) => id) : [];
    };
    await warmed(engine);
    say(`search: ${queries.length} queries`);
    const ours = await relevance(engine);
    const { skills } = await vocabularyOf(house.deps.database);
    const documents = skills.map(({ id, fa, en, alt }) => ({
      id,
      labels: [fa, en],
      alternatives: alt,
      body: [],
    }));
    const raw = await relevance(await rawFullText(documents));
    const mini = await relevance(await warmed(miniSearch(documents)));
    const quality = [...ours.by].map(([kind, { recall, mrr, n }]): Bar => {
      const [leastRecall, leastMrr] = bars[kind];
      const beside = (of: typeof raw) => {
        const { recall: r, mrr: m, n: all } = of.by.get(kind) ?? { recall: 0, mrr: 0, n: 1 };
        return `${share(r, all)}, ${share(m, all)}`;
      };
      return {
        what: `skills found, ${kind} (${n} queries)`,
        bar: `recall@5 ≥ ${leastRecall}, MRR@10 ≥ ${leastMrr}`,
        measured: `${share(recall, n)}, ${share(mrr, n)}`,
        reference: `FTS5 as it comes ${beside(raw)}; MiniSearch with the same folding ${beside(mini)}`,
        met: recall / n >= leastRecall && mrr / n >= leastMrr,
      };
    });
    return [
      ...quality,
      {
        what: 'a search for a skill',
        bar: 'p95 ≤ 15 ms',
        measured: `p50 ${ms(ours.times.p50)}, p95 ${ms(ours.times.p95)}`,
        reference: `FTS5 as it comes p95 ${ms(raw.times.p95)}; MiniSearch p95 ${ms(mini.times.p95)}`,
        met: ours.times.p95 <= 15,
      },
    ];
  } finally {
    await house.close();
  }
}
