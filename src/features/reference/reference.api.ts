import * as z from 'zod';
import { answered, open, type PublicApiRoute } from '../../web/http.ts';
import { viewReference } from './view-reference.ts';

const item = z.looseObject({ code: z.string(), label: z.object({ fa: z.string(), en: z.string() }) });

export const referenceRoutes: readonly PublicApiRoute[] = [
  open({
    method: 'get',
    path: '/reference/{catalogue}',
    summary: 'A catalogue: provinces, counties, kits, restrictions, documents, licences or permits',
    tag: 'vocabulary',
    answer: {
      status: 200,
      description: 'Every entry in its own order',
      schema: z.object({ items: z.array(item) }),
    },
    problems: ['not-found'],
    handle: async ({ deps, params }) =>
      answered(await viewReference(deps, params.catalogue ?? ''), (items) => ({
        body: { items: items.map(({ code, fa, en, data }) => ({ ...data, code, label: { fa, en } })) },
      })),
  }),
];
