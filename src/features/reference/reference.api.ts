import * as z from 'zod';
import { name } from '../../platform/shapes.ts';
import { answered, open, type PublicApiRoute } from '../../web/http.ts';
import { publicCatalogues, viewReference } from './view-reference.ts';

const item = z.looseObject({ code: z.string(), label: name }).meta({
  id: 'ReferenceItem',
  description: 'An entry of a catalogue; each catalogue has fields of its own beside these.',
});

export const referenceRoutes: readonly PublicApiRoute[] = [
  open({
    method: 'get',
    path: '/reference/{catalogue}',
    summary: 'A catalogue: provinces, counties, kits, restrictions, documents, licences or permits',
    tag: 'vocabulary',
    params: z.object({ catalogue: z.enum(publicCatalogues).describe('Name of the catalogue.') }),
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
