import * as z from 'zod';
import { answered, open, type PublicApiRoute } from '../../web/http.ts';
import type { Published } from './publish.rules.ts';
import { figureDefinitions, figureNames, transparencyFigures } from './transparency.text.ts';
import { viewTransparency } from './view-transparency.ts';

const text = z.object({ fa: z.string(), en: z.string() });
const month = z.string().describe('Jalali month');

const publishedShape = z
  .object({
    month,
    total: z.int().describe('Families since the beginning, corrections included'),
    groups: z.array(z.object({ months: z.array(z.string()), families: z.int() })),
    pending: z.array(z.string()).describe('Months with fewer than five families, told with the next'),
    corrections: z.array(z.object({ month: z.string(), families: z.int() })),
    provinces: z
      .record(z.string(), z.int())
      .describe('By province of the association; small ones are in `otherFamilies`'),
    otherFamilies: z.int(),
    money: z
      .object({
        month: z.string(),
        receivedRial: z.int(),
        spentRial: z.int(),
        waitingRial: z.int(),
        unidentifiedRial: z.int(),
      })
      .nullable(),
    survival: z
      .object({
        month: z.string(),
        works: z.int(),
        points: z.array(z.object({ day: z.int(), percent: z.int().nullable() })),
      })
      .nullable(),
  })
  .meta({ id: 'PublishedMonth', description: 'Figures of giving as published; they never change.' });

export const transparencyApiRoutes: readonly PublicApiRoute[] = [
  open({
    method: 'get',
    path: '/transparency',
    summary: 'Giving in figures, as published at the end of a month',
    description:
      'The last month published where none is named. Any two months differ by none or by five families and more.',
    tag: 'causes',
    query: z.object({ month: month.optional() }),
    answer: {
      status: 200,
      description: 'The figures, and what each means',
      schema: z.object({
        published: publishedShape.nullable(),
        publishedAt: z.string().nullable(),
        months: z.array(z.string()),
        definitions: z.array(
          z.object({ figure: z.enum(transparencyFigures), name: text, says: z.array(text) }),
        ),
      }),
    },
    problems: ['invalid', 'not-found'],
    handle: async ({ deps, query }) =>
      answered(await viewTransparency(deps, query), ({ published, publishedAt, months }) => ({
        body: {
          published: published && shownOf(published),
          publishedAt,
          months,
          definitions: transparencyFigures.map((figure) => ({
            figure,
            name: figureNames[figure],
            says: figureDefinitions[figure],
          })),
        },
      })),
  }),
];

/** Campaigns are told on their own pages. */
const shownOf = ({ handedOver: _, campaigns: __, ...shown }: Published) => shown;
