import { writeCursor } from '../../kernel/cursor.ts';
import type { Reader } from '../../platform/database.ts';
import type { FacetCounts } from '../../platform/search-server.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { AskedServer } from '../search/asking.repo.ts';
import type { ServerQuestion } from '../search/engine.rules.ts';
import { serverWords } from '../search/word-engine.repo.ts';
import { shownOf } from './opportunity-list.repo.ts';
import {
  fitCursor,
  type OpportunityFilter,
  type Tally,
  type TextFit,
  type TextMatch,
  tallyOf,
  type WorkStep,
} from './opportunity-list.rules.ts';
import { shownFilter, stepsOf, workFilter } from './opportunity-questions.rules.ts';
import { kinOf, readingsOf, unknownIn } from './opportunity-text.repo.ts';
import { meantSkills, readTyped } from './opportunity-text.rules.ts';
import type { WorkEngine } from './work-engine.repo.ts';

const index = 'opportunities';

/**
 * Typed texts by the search server: ids and counts are its, and may be a moment old; what is shown of a page is asked of the
 * database under the same filters. @throws SearchServerFault where the server is of no use.
 */
export function serverWork(server: AskedServer, db: Reader, vocabulary: Vocabulary): WorkEngine {
  /** All that the steps find, what answers best first, each once; at least `wanted` of them where there are so many. */
  async function listed(filter: OpportunityFilter, wanted: number): Promise<readonly string[]> {
    const narrowed = workFilter(filter, { faceted: true, county: true });
    // Of each step as many as are wanted: however many earlier steps have of them, those and the rest of it come to that.
    const answers = await server.search(stepsIn(filter).map((step) => questionOf(step, narrowed, wanted)));
    return [...new Set(answers.flatMap(({ ids }) => ids))];
  }

  const known = new Map<string, Promise<FacetCounts>>();
  /** Each count is asked for once: whether a text finds anything is told by the counts that a page needs anyway. */
  async function counted(steps: readonly WorkStep[], narrowed: string, facet: string) {
    const questions = countedSteps(steps).map((step) => plain(questionOf(step, narrowed, 0)));
    const key = JSON.stringify([facet, questions]);
    const counts = known.get(key) ?? server.count(questions, [facet]);
    known.set(key, counts);
    return (await counts)[facet] ?? {};
  }

  return {
    meant: (text, shown) => textOnServer(server, vocabulary, text, shownFilter(shown), counted),

    async page(filter) {
      const { limit, offset, text } = filter;
      if (text?.fits === 'none') return { ids: [], nextCursor: undefined };
      const found = await listed(filter, offset + limit + 1);
      const ids = await shownOf(db, vocabulary, filter, found.slice(offset, offset + limit));
      const isMore = found.length > offset + limit;
      const next = { key: fitCursor, id: `page_${offset + limit}` };
      return { ids, nextCursor: isMore ? writeCursor(next) : undefined };
    },

    async first(filter) {
      if (filter.text?.fits === 'none') return { ids: [], total: 0 };
      const narrowed = workFilter(filter, { faceted: true, county: true });
      const [found, kinds] = await Promise.all([
        listed(filter, filter.limit),
        counted(stepsIn(filter), narrowed, 'kind'),
      ]);
      const ids = await shownOf(db, vocabulary, filter, found.slice(0, filter.limit));
      return { ids, total: Object.values(kinds).reduce((sum, n) => sum + n, 0) };
    },

    async counts(filter) {
      if (filter.text?.fits === 'none') return { everywhere: [], inCounty: [], counties: {} };
      const { county, province } = filter;
      const steps = stepsIn(filter);
      const tallies = async (ofCounty: boolean): Promise<readonly Tally[]> => {
        const narrowed = workFilter(filter, { faceted: false, county: ofCounty });
        return Object.entries(await counted(steps, narrowed, 'facets')).map(([key, n]) => tallyOf(key, n));
      };
      const [everywhere, inCounty, counties] = await Promise.all([
        tallies(false),
        county === undefined ? undefined : tallies(true),
        province === undefined
          ? {}
          : counted(steps, workFilter(filter, { faceted: true, county: false }), 'county'),
      ]);
      return { everywhere, inCounty: inCounty ?? everywhere, counties };
    },
  };
}

function stepsIn({ text }: OpportunityFilter): readonly WorkStep[] {
  if (text === undefined) throw new Error('a list without a typed text is the database’s');
  if (text.engine !== 'meilisearch') throw new Error('a text was read for another engine');
  return text.steps;
}

function questionOf(step: WorkStep, narrowed: string, limit: number): ServerQuestion {
  const { q, on, filter, isPart } = step;
  return {
    index,
    q,
    filter: filter === undefined ? narrowed : `${filter} AND ${narrowed}`,
    ...(on === undefined ? {} : { on }),
    ...(isPart ? { words: 'frequency' as const } : { words: 'all' as const, sort: ['opensOn:desc'] }),
    limit,
  };
}

/** Without an order: counts have none, and questions of several orders are not counted together. */
function plain({ sort: _, ...question }: ServerQuestion): ServerQuestion {
  return question;
}

/** What finds all that the steps do: those that differ by their filters alone are one. */
function countedSteps(steps: readonly WorkStep[]): readonly WorkStep[] {
  const counted = steps.filter(({ isForOrder }) => !isForOrder);
  const filtered = counted.filter(({ q }) => q === '');
  if (filtered.length < 2) return counted;
  const either = filtered.map(({ filter }) => `(${filter})`).join(' OR ');
  return [...counted.filter(({ q }) => q !== ''), { q: '', filter: `(${either})` }];
}

/** What a text means, as `textMatch` reads it for the database. */
async function textOnServer(
  server: AskedServer,
  vocabulary: Vocabulary,
  text: string,
  shown: string,
  counted: (steps: readonly WorkStep[], narrowed: string, facet: string) => Promise<object>,
): Promise<TextMatch | undefined> {
  const engine = 'meilisearch';
  const typed = readTyped(vocabulary, text);
  if (typed === undefined) return undefined;
  if (typed.words.length === 0) return { engine, steps: [], fits: 'none' };
  const read = await readingsOf(serverWords(server), vocabulary, typed);
  const last = read.at(-1);
  for (const { reading, hits } of read) {
    const steps = stepsOf(reading, meantSkills(hits), 'all');
    if (Object.keys(await counted(steps, shown, 'facets')).length > 0) return { engine, steps, fits: 'all' };
  }
  const bent: readonly Reading[] = [
    ...read.map(({ reading, hits }) => ({
      fits: 'meant' as const,
      steps: stepsOf(reading, meantSkills(hits), 'meant'),
    })),
    ...read.flatMap(({ reading, hits }) => {
      const akin = kinOf(vocabulary, hits);
      return akin ? [{ fits: 'akin' as const, steps: stepsOf(reading, akin, 'all') }] : [];
    }),
    ...(last ? [{ fits: 'some' as const, steps: stepsOf(last.reading, meantSkills([]), 'some') }] : []),
  ];
  const found = await firstThatFinds(server, bent, shown);
  const isSure = found?.fits === 'meant' || found?.fits === 'akin';
  return { engine, ...(found ?? { steps: [], fits: 'none' }), ...(isSure ? {} : unknownIn(typed, read)) };
}

interface Reading {
  readonly fits: TextFit;
  readonly steps: readonly WorkStep[];
}

async function firstThatFinds(
  server: AskedServer,
  readings: readonly Reading[],
  shown: string,
): Promise<Reading | undefined> {
  if (readings.every(({ steps }) => steps.length === 0)) return undefined;
  const answers = await server.search(
    readings.flatMap(({ steps }) => steps.map((step) => plain(questionOf(step, shown, 1)))),
  );
  let from = 0;
  for (const reading of readings) {
    const own = answers.slice(from, from + reading.steps.length);
    if (own.some(({ ids }) => ids.length > 0)) return reading;
    from += reading.steps.length;
  }
  return undefined;
}
