import * as z from 'zod';
import { name, title } from '../../platform/shapes.ts';
import { type ApiRoute, answered, open, type PublicApiRoute, signedIn } from '../../web/http.ts';
import { addCampaign } from './add-campaign.ts';
import { campaignInput, campaignPatch } from './campaign.input.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { closeCampaign, editCampaign } from './edit-campaign.ts';
import { type ShownCampaign, showCampaigns } from './show-campaigns.ts';

const fields = {
  id: z.string(),
  slug: z.string(),
  title,
  story: title,
  startsOn: z.string(),
  endsOn: z.string(),
  yearlyOn: z.string().nullable(),
  goalRial: z.int().nullable(),
  goalFamilies: z.int().nullable(),
};
const campaignShape = z
  .object({
    ...fields,
    organisation: name.nullable().describe('Whose it is; null = everywhere'),
    progress: z
      .object({
        month: z.string().describe('Jalali; as published at its end'),
        pledges: z.int(),
        promisedRial: z.int(),
        otherPledges: z.int().describe('Places, hours and orders'),
        families: z.int().describe('Families whose kit is wholly taken over'),
      })
      .nullable()
      .describe('Each count moves on by none or by five and more; null: nothing is told yet'),
  })
  .meta({ id: 'Campaign', description: 'A time of giving together, with how it goes.' });
const staffShape = z
  .object({ ...fields, closedAt: z.string().nullable(), revision: z.int() })
  .meta({ id: 'StaffCampaign' });

const bodyOf = ({ organisationId: _o, createdAt: _c, ...campaign }: CampaignRecord) => campaign;
const withRevision = (campaign: CampaignRecord) => ({
  body: bodyOf(campaign),
  revision: campaign.revision,
});
const shownBody = ({ campaign, organisation, progress }: ShownCampaign) => {
  const { closedAt: _x, revision: _r, ...rest } = bodyOf(campaign);
  return { ...rest, organisation, progress };
};
const changing = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'malformed',
  'conflict',
  'stale',
] as const;

export const campaignRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  open({
    method: 'get',
    path: '/campaigns',
    summary: 'Campaigns that can be given to, the next to begin first',
    tag: 'campaigns',
    answer: {
      status: 200,
      description: 'All of them',
      schema: z.object({ items: z.array(campaignShape) }),
    },
    problems: [],
    handle: async ({ deps }) => ({
      ok: true,
      value: { body: { items: (await showCampaigns(deps)).map(shownBody) } },
    }),
  }),
  signedIn({
    method: 'post',
    path: '/campaigns',
    permission: 'campaigns:write',
    summary: 'Add a campaign: of the own organisation, or of everywhere by the national office',
    tag: 'campaigns',
    takes: 'json',
    body: campaignInput,
    answer: { status: 201, description: 'The campaign', schema: staffShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'invalid', 'malformed'],
    handle: async ({ deps, actor, body }) =>
      answered(await addCampaign(deps, actor, body), (campaign) => ({
        status: 201,
        ...withRevision(campaign),
      })),
  }),
  signedIn({
    method: 'patch',
    path: '/campaigns/{id}',
    permission: 'campaigns:write',
    summary: 'Change an open campaign; its address stays',
    tag: 'campaigns',
    takes: 'json',
    body: campaignPatch,
    answer: { status: 200, description: 'The campaign as it stands now', schema: staffShape, etag: true },
    problems: [...changing, 'precondition-required'],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(await editCampaign(deps, actor, params.id ?? '', ifMatch, body), withRevision),
  }),
  signedIn({
    method: 'post',
    path: '/campaigns/{id}/close',
    permission: 'campaigns:write',
    summary: 'End a campaign before its day; If-Match is honoured when sent',
    tag: 'campaigns',
    answer: { status: 200, description: 'The closed campaign', schema: staffShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found', 'conflict', 'stale'],
    handle: async ({ deps, actor, params, ifMatch }) =>
      answered(await closeCampaign(deps, actor, params.id ?? '', ifMatch), withRevision),
  }),
];
