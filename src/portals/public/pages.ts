import { askRoutes } from '../../features/asks/ask.public.tsx';
import { giveSignInRoutes } from '../../features/benefactors/give-sign-in.public.tsx';
import { invitedRoutes } from '../../features/benefactors/invited.public.tsx';
import { campaignPageRoutes } from '../../features/campaigns/campaign.public.tsx';
import { causePageRoutes } from '../../features/causes/cause.public.tsx';
import { causesPageRoutes } from '../../features/causes/causes.public.tsx';
import { giveRoutes } from '../../features/causes/give.public.tsx';
import { findWorkRoutes } from '../../features/opportunities/find-work.public.tsx';
import { workPageRoutes } from '../../features/opportunities/work.public.tsx';
import { workPlacesRoutes } from '../../features/opportunities/work-places.public.tsx';
import { pledgeStepRoutes } from '../../features/pledges/pledge-steps.public.tsx';
import { transparencyRoutes } from '../../features/transparency/transparency.public.tsx';
import type { PageRoute } from '../../web/http.ts';
import { blankRoutes } from './blank.tsx';

/** What everybody sees, signed in or not: no guard stands before these. */
export const publicPages: readonly PageRoute[] = [
  ...findWorkRoutes,
  ...workPlacesRoutes,
  ...workPageRoutes,
  ...askRoutes,
  ...giveRoutes,
  ...causesPageRoutes,
  ...causePageRoutes,
  ...pledgeStepRoutes,
  ...campaignPageRoutes,
  ...giveSignInRoutes,
  ...invitedRoutes,
  ...transparencyRoutes,
  ...blankRoutes,
];
