import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { reindexInput, requestReindex } from './request-reindex.ts';
import { retryInput, retryParkedDocuments } from './retry-parked.ts';
import { serverIndexes } from './search-settings.rules.ts';
import { viewSearch } from './view-search.ts';

const index = z.enum(serverIndexes);
const instant = z.iso.datetime();
const compared = z.object({
  at: instant,
  records: z.int(),
  documents: z.int(),
  missing: z.int(),
  stale: z.int().describe('Made from another revision than the record has'),
  extra: z.int(),
});
const search = z.object({
  engine: z.enum(['embedded', 'meilisearch']).describe('Which one is asked first'),
  pending: z.int().describe('Changes that the search server has still to be told of'),
  oldest: instant.nullable().describe('Since when the oldest of them waits'),
  server: z.object({
    is: z.enum(['none', 'answering', 'too-old', 'unreachable', 'refused']),
    version: z.string().optional(),
    oldest: z.string().optional().describe('The oldest version that will do'),
    error: z.string().optional(),
  }),
  parked: z.int().describe('Documents that the server refused, put aside'),
  parkedDocuments: z.array(
    z.object({ id: z.int(), index, docId: z.string(), error: z.string().nullable(), notedAt: z.string() }),
  ),
  indexes: z.array(
    z.object({
      index,
      ready: z.boolean().describe('Whether it is asked; the embedded engine answers until it is'),
      phase: z.enum(['idle', 'requested', 'loading', 'catching-up', 'exchanging']),
      loaded: z.int(),
      total: z.int(),
      startedAt: instant.nullable(),
      finishedAt: instant.nullable(),
      error: z.string().nullable(),
      compared: compared.nullable(),
    }),
  ),
});

/** How the search server follows the records, and what headquarters can do about it. */
export const searchCareRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/search-server',
    permission: 'search:care',
    summary: 'How search stands: engine, lag, documents put aside, indexes (national headquarters)',
    tag: 'search',
    answer: { status: 200, description: 'As it is now', schema: search.meta({ id: 'SearchState' }) },
    problems: ['unauthenticated', 'forbidden'],
    handle: async ({ deps, actor }) => answered(await viewSearch(deps, actor)),
  }),
  signedIn({
    method: 'post',
    path: '/search-server/reindex',
    permission: 'search:care',
    summary: 'Build an index, or all, anew beside the standing one',
    tag: 'search',
    takes: 'json',
    body: reindexInput,
    answer: {
      status: 200,
      description: 'It is built by the service; `GET /search-server` tells how far it has come',
      schema: z.object({ indexes: z.array(index) }),
    },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'conflict'],
    handle: async ({ deps, actor, body }) => answered(await requestReindex(deps, actor, body)),
  }),
  signedIn({
    method: 'post',
    path: '/search-server/retry',
    permission: 'search:care',
    summary: 'Send again what the search server refused',
    tag: 'search',
    takes: 'json',
    body: retryInput,
    answer: {
      status: 200,
      description: 'How many documents are sent again',
      schema: z.object({ again: z.int() }),
    },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ deps, actor, body }) => answered(await retryParkedDocuments(deps, actor, body)),
  }),
];
