import { askPageRoutes } from '../../features/asks/ask.officer.tsx';
import { askListRoutes } from '../../features/asks/asks.officer.tsx';
import { auditPageRoutes } from '../../features/audit/audit.officer.tsx';
import { awardPageRoutes } from '../../features/awards/award.officer.tsx';
import { awardNewRoutes } from '../../features/awards/award-new.officer.tsx';
import { awardListRoutes } from '../../features/awards/awards.officer.tsx';
import { giverPageRoutes } from '../../features/benefactors/giver.officer.tsx';
import { giverPhoneRoutes } from '../../features/benefactors/giver-phone.officer.tsx';
import { giverListRoutes } from '../../features/benefactors/givers.officer.tsx';
import { staffCauseRoutes } from '../../features/causes/cause.officer.tsx';
import { staffCausesRoutes } from '../../features/causes/causes.officer.tsx';
import { employersPageRoutes } from '../../features/employers/employers.officer.tsx';
import { bankAccountRoutes } from '../../features/ledger/bank-accounts.officer.tsx';
import { fundPageRoutes } from '../../features/ledger/fund.officer.tsx';
import { fundListRoutes } from '../../features/ledger/funds.officer.tsx';
import { journalRoutes } from '../../features/ledger/journal.officer.tsx';
import { ledgerEntryRoutes } from '../../features/ledger/ledger-entry.officer.tsx';
import { ledgerRequestRoutes } from '../../features/ledger/ledger-request.officer.tsx';
import { ledgerYearRoutes } from '../../features/ledger/ledger-years.officer.tsx';
import { statementRoutes } from '../../features/ledger/statement.officer.tsx';
import { trialBalanceRoutes } from '../../features/ledger/trial-balance.officer.tsx';
import { bankFileRoutes } from '../../features/money-in/bank-file.officer.tsx';
import { receiptPageRoutes } from '../../features/money-in/receipt.officer.tsx';
import { receiptNewRoutes } from '../../features/money-in/receipt-new.officer.tsx';
import { receiptPaperRoutes } from '../../features/money-in/receipt-paper.officer.tsx';
import { receiptListRoutes } from '../../features/money-in/receipts.officer.tsx';
import { opportunityPageRoutes } from '../../features/opportunities/opportunity.officer.tsx';
import { opportunityCloseRoutes } from '../../features/opportunities/opportunity-close.officer.tsx';
import { opportunityEditRoutes } from '../../features/opportunities/opportunity-edit.officer.tsx';
import { opportunityImportRoutes } from '../../features/opportunities/opportunity-import.officer.tsx';
import { opportunityListRoutes } from '../../features/opportunities/opportunity-list.officer.tsx';
import { opportunityPublishRoutes } from '../../features/opportunities/opportunity-publish.officer.tsx';
import { peopleImportPageRoutes } from '../../features/people/people-import.officer.tsx';
import { peopleListRoutes } from '../../features/people/people-list.officer.tsx';
import { personPageRoutes } from '../../features/people/person.officer.tsx';
import { personEditRoutes } from '../../features/people/person-edit.officer.tsx';
import { personRegisterRoutes } from '../../features/people/person-register.officer.tsx';
import { personRevealRoutes } from '../../features/people/person-reveal.officer.tsx';
import { checkListRoutes } from '../../features/placements/checks.officer.tsx';
import { checksEntryRoutes } from '../../features/placements/checks-entry.officer.tsx';
import { checksPrintRoutes } from '../../features/placements/checks-print.officer.tsx';
import { newWorkRoutes } from '../../features/placements/new-work.officer.tsx';
import { placementPageRoutes } from '../../features/placements/placement.officer.tsx';
import { placementActRoutes } from '../../features/placements/placement-acts.officer.tsx';
import { placementListRoutes } from '../../features/placements/placements.officer.tsx';
import { visitPageRoutes } from '../../features/placements/visit.officer.tsx';
import { pledgePageRoutes } from '../../features/pledges/pledge.officer.tsx';
import { pledgeNewRoutes } from '../../features/pledges/pledge-new.officer.tsx';
import { pledgeListRoutes } from '../../features/pledges/pledges.officer.tsx';
import { recallPageRoutes } from '../../features/recalls/recall.officer.tsx';
import { recallListRoutes } from '../../features/recalls/recalls.officer.tsx';
import { referRoutes } from '../../features/referrals/refer.officer.tsx';
import { referralPageRoutes } from '../../features/referrals/referral.officer.tsx';
import { letterRoutes } from '../../features/referrals/referral-letter.officer.tsx';
import { referralListRoutes } from '../../features/referrals/referrals.officer.tsx';
import { sponsorshipActRoutes } from '../../features/sponsorships/acts.officer.tsx';
import { proposeRoutes } from '../../features/sponsorships/propose.officer.tsx';
import { sponsorshipQueueRoutes } from '../../features/sponsorships/queue.officer.tsx';
import { sponsorshipPrintRoutes } from '../../features/sponsorships/queue-print.officer.tsx';
import { sponsorshipPageRoutes } from '../../features/sponsorships/sponsorship.officer.tsx';
import { trustPaperRoutes } from '../../features/sponsorships/trust-paper.officer.tsx';
import { promiseFigureRoutes } from '../../features/targets/promise-figure.officer.tsx';
import { promiseReportRoutes } from '../../features/targets/promise-report.officer.tsx';
import { promisesRoutes } from '../../features/targets/promises.officer.tsx';
import { todayRoutes } from '../../features/today/today.officer.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of the officer's portal. */
export const officerPages: readonly StaffPageRoute[] = [
  // Fixed paths before those with a parameter: the first that fits is taken.
  ...todayRoutes,
  ...peopleListRoutes,
  ...personRegisterRoutes,
  ...peopleImportPageRoutes,
  ...personEditRoutes,
  ...personRevealRoutes,
  ...newWorkRoutes,
  ...personPageRoutes,
  ...opportunityListRoutes,
  ...opportunityPublishRoutes,
  ...opportunityImportRoutes,
  ...opportunityEditRoutes,
  ...opportunityCloseRoutes,
  ...opportunityPageRoutes,
  ...askListRoutes,
  ...askPageRoutes,
  ...auditPageRoutes,
  ...employersPageRoutes,
  ...awardListRoutes,
  ...awardNewRoutes,
  ...awardPageRoutes,
  ...giverListRoutes,
  ...giverPhoneRoutes,
  ...giverPageRoutes,
  ...pledgeListRoutes,
  ...pledgeNewRoutes,
  ...pledgePageRoutes,
  ...receiptListRoutes,
  ...receiptNewRoutes,
  ...bankFileRoutes,
  ...receiptPaperRoutes,
  ...receiptPageRoutes,
  ...recallListRoutes,
  ...recallPageRoutes,
  ...referRoutes,
  ...referralListRoutes,
  ...letterRoutes,
  ...referralPageRoutes,
  ...promisesRoutes,
  ...promiseReportRoutes,
  ...promiseFigureRoutes,
  ...checksPrintRoutes,
  ...checksEntryRoutes,
  ...checkListRoutes,
  ...visitPageRoutes,
  ...placementListRoutes,
  ...placementActRoutes,
  ...placementPageRoutes,
  ...trialBalanceRoutes,
  ...journalRoutes,
  ...ledgerEntryRoutes,
  ...ledgerRequestRoutes,
  ...ledgerYearRoutes,
  ...statementRoutes,
  ...fundListRoutes,
  ...fundPageRoutes,
  ...bankAccountRoutes,
  ...proposeRoutes,
  ...sponsorshipQueueRoutes,
  ...sponsorshipPrintRoutes,
  ...sponsorshipActRoutes,
  ...trustPaperRoutes,
  ...sponsorshipPageRoutes,
  ...staffCausesRoutes,
  ...staffCauseRoutes,
];
