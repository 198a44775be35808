/** What a tag of the description is about; a test asks for one of every tag in use. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  sessions: 'Signing in and out, and who is signed in.',
  vocabulary: 'Skills, occupations and the catalogues whose codes the other calls take and answer.',
  people:
    'People whom the organisation helps into work, and lists of them. A national id is answered masked; the whole number is a call of its own and is recorded.',
  matching:
    'What fits whom, both ways: every rule judged, every block with the smallest change that would lift it.',
  opportunities: 'Jobs, loan programmes, kits and trainings.',
  asks: 'Somebody without a file asks about an opportunity and is called back. Kept no longer than needed.',
  referrals:
    'A person put forward for an opportunity, step by step until work begins or the referral closes.',
  awards:
    'Kits handed over and loans paid out, recorded by hand with who paid: what the second promise is counted from.',
  causes: 'Kits in a place told so widely that nobody can be meant, for benefactors to give.',
  campaigns: 'Times of giving together.',
  receipts:
    'Money that reached a bank account: entered, read from a list of the bank, matched to its pledge.',
  pledges: 'What benefactors promise: money, kits, places, hours and orders.',
  sponsorships:
    'Kits of households that benefactors pay: proposed by one, approved by another, bought, delivered on trust, followed until they earn.',
  placements:
    'Work that began: from a referral, a kit or a loan, found by the person, or had when they came; how it stands and how it ended.',
  checks:
    'Whether work lasts: checks due 30, 90, 180 and 365 days after the start and every 180 after, and visits. What was found is never changed, only corrected.',
  recalls:
    'Every quarter a random sample of those counted in work is called again; how many deny it is published beside the rate.',
  benefactors: 'Who gives: signing in by a code sent to the phone, the own profile, and invitations.',
  'own account': 'The own password and second step. What is answered here is shown once and kept nowhere.',
  accounts:
    'Accounts of staff: a manager looks after officers and social workers, headquarters after managers.',
  audit: 'Who saw and changed what: ids and names of fields, never what stood in them.',
  search:
    'How the search server follows the records. Not for searching: that is `GET /skills` and `GET /opportunities`.',
  targets:
    'The promises made: how many of those served are in work, told honestly, with all that stands beside it.',
  ledger:
    'Double entry in whole rials: what was promised, received, set aside and spent, by whose money. Entries are never edited.',
  employers: 'Employers that the organisation keeps. Never public.',
};
