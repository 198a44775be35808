import * as z from 'zod';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { isAuditAction } from '../records/audit-action.rules.ts';
import { auditActionNames } from './audit-actions.text.ts';
import { auditQuery, listAudit } from './list-audit.ts';

const named = z.object({ fa: z.string(), en: z.string() });
const line = z.object({
  seq: z.int().describe('Place in the chain; the order of the list'),
  at: z.iso.datetime(),
  action: z.string(),
  actionName: named.nullable().describe('What was done in words; null for a code of a newer program'),
  actor: z.object({ id: z.string(), name: named.nullable() }),
  organisation: z.object({ id: z.string(), name: named.nullable() }).nullable(),
  entity: z.string(),
  entityId: z
    .string()
    .nullable()
    .describe(
      "To an auditor masked, as per_…a1b2c3; null where the record is of another organisation's people",
    ),
  person: z
    .object({ id: z.string(), name: z.string().nullable() })
    .nullable()
    .describe(
      'Whose file; named to a manager of the same organisation alone, to an auditor with a masked id, which `personId` takes',
    ),
  fields: z.array(z.string()).describe('Names of the fields, never what stood in them'),
});

export const auditRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'get',
    path: '/audit',
    summary: 'Who saw and changed what, latest first: a manager of the own organisation, an auditor of all',
    tag: 'audit',
    permission: 'audit:read',
    query: auditQuery,
    answer: {
      status: 200,
      description: 'One page; total counts to 10,000 and says when there are more',
      schema: z.object({
        items: z.array(line),
        total: z.int(),
        isCapped: z.boolean(),
        nextCursor: z.string().optional(),
      }),
    },
    problems: ['invalid', 'unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, query }) =>
      answered(await listAudit(deps, actor, query), ({ personName: _, items, ...page }) => ({
        body: {
          ...page,
          items: items.map((item) => ({
            ...item,
            actionName: isAuditAction(item.action) ? auditActionNames[item.action] : null,
          })),
        },
      })),
  }),
];
