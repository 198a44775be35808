import { accountRoutes } from '../../features/accounts/accounts.api.ts';
import { ownAccountRoutes } from '../../features/accounts/own-account.api.ts';
import { sessionRoutes } from '../../features/accounts/sessions.api.ts';
import { askRoutes } from '../../features/asks/asks.api.ts';
import { auditRoutes } from '../../features/audit/audit.api.ts';
import { awardRoutes } from '../../features/awards/awards.api.ts';
import { benefactorRoutes } from '../../features/benefactors/benefactors.api.ts';
import { giverRoutes } from '../../features/benefactors/givers.api.ts';
import { ownPhoneApiRoutes } from '../../features/benefactors/own-phone.api.ts';
import { campaignRoutes } from '../../features/campaigns/campaigns.api.ts';
import { causeRoutes } from '../../features/causes/causes.api.ts';
import { employerRoutes } from '../../features/employers/employers.api.ts';
import { giftRoutes } from '../../features/giving/gifts.api.ts';
import { ledgerRoutes } from '../../features/ledger/ledger.api.ts';
import { ledgerWriteRoutes } from '../../features/ledger/ledger-write.api.ts';

import { matchingRoutes } from '../../features/matching/matching.api.ts';
import { noticeRoutes } from '../../features/money-in/notices.api.ts';
import { receiptRoutes } from '../../features/money-in/receipts.api.ts';
import { opportunityRoutes } from '../../features/opportunities/opportunities.api.ts';
import { peopleRoutes } from '../../features/people/people.api.ts';
import { peopleImportRoutes } from '../../features/people/people-import.api.ts';
import { checkRoutes } from '../../features/placements/checks.api.ts';
import { placementRoutes } from '../../features/placements/placements.api.ts';
import { makePledgeRoutes } from '../../features/pledges/make-pledge.api.ts';
import { staffPledgeRoutes } from '../../features/pledges/pledges-staff.api.ts';
import { recallRoutes } from '../../features/recalls/recalls.api.ts';
import { referenceRoutes } from '../../features/reference/reference.api.ts';
import { referenceEditRoutes } from '../../features/reference/reference-edit.api.ts';
import { referralRoutes } from '../../features/referrals/referrals.api.ts';
import { searchCareRoutes } from '../../features/search-sync/search-care.api.ts';
import { secondPersonRoutes } from '../../features/second-person/second-person.api.ts';
import { skillRoutes, skillTextRoutes } from '../../features/skills/skills.api.ts';
import { sponsorshipRoutes } from '../../features/sponsorships/sponsorships.api.ts';
import { nearestRoutes } from '../../features/targets/nearest.api.ts';
import { targetRoutes } from '../../features/targets/targets.api.ts';
import { transparencyApiRoutes } from '../../features/transparency/transparency.api.ts';
import { missedRoutes } from '../../features/vocabulary-care/missed.api.ts';
import type { ApiRoute, PublicApiRoute } from '../../web/http.ts';

/** Every JSON route of the service. */
export const apiRoutes: readonly (ApiRoute | PublicApiRoute)[] = [
  ...sessionRoutes,
  ...benefactorRoutes,
  ...giverRoutes,
  ...ownPhoneApiRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...skillRoutes,
  ...skillTextRoutes,
  ...referenceRoutes,
  ...referenceEditRoutes,
  ...missedRoutes,
  ...referralRoutes,
  ...placementRoutes,
  ...checkRoutes,
  ...peopleImportRoutes,
  ...peopleRoutes,
  ...matchingRoutes,
  ...askRoutes,
  ...opportunityRoutes,
  ...awardRoutes,
  ...recallRoutes,
  ...staffPledgeRoutes,
  ...receiptRoutes,
  ...noticeRoutes,
  ...causeRoutes,
  ...campaignRoutes,
  ...makePledgeRoutes,
  ...sponsorshipRoutes,
  ...secondPersonRoutes,
  ...giftRoutes,
  ...employerRoutes,
  ...auditRoutes,
  ...searchCareRoutes,
  ...targetRoutes,
  ...transparencyApiRoutes,
  ...nearestRoutes,
  ...ledgerRoutes,
  ...ledgerWriteRoutes,
];
