import { ownFund } from '../../src/features/ledger/funds.repo.ts';
import { postEntry } from '../../src/features/ledger/post-entry.repo.ts';
import type { LocalDate } from '../../src/kernel/calendar.ts';
import { kitBody, plantBankAccount } from './giving-samples.ts';
import type { Harness } from './harness.ts';
import { asUser, create, personBody } from './samples.ts';

let counter = 0;

/** Money of the association itself, in a bank account of its own. */
export async function plantOwnMoney(h: Harness, username: string, amountRial: number) {
  const { organisationId } = await h.actorOf(username);
  const bankAccountId = await plantBankAccount(h, username);
  const fundId = await h.deps.database.write(async (tx) => {
    counter += 1;
    const fund = await ownFund(tx, h.deps, organisationId ?? '', 'general');
    const by = { id: h.deps.newId('entry'), at: h.deps.now().toISOString(), accountId: 'acc_test' };
    const posted = await postEntry(tx, by, {
      organisationId: organisationId ?? '',
      kind: 'opening',
      postedOn: '2026-11-01' as LocalDate,
      sourceKey: `planted:${counter}`,
      lines: [
        { account: { kind: 'cash', ref: bankAccountId }, amountRial },
        { account: { kind: 'fund', fundId: fund }, amountRial: -amountRial },
      ],
    });
    if (!posted.ok) throw new Error(JSON.stringify(posted));
    return fund;
  });
  return { fundId, bankAccountId };
}

/** What is sent to propose a kit that the association's own money pays, with a quote. */
export async function proposalBody(h: Harness, officer = 'officer.bushehr', person: object = {}) {
  const planted = await plantOwnMoney(h, officer, 500_000_000);
  const { id: personId } = await create(
    h,
    officer,
    '/people',
    personBody({ household: { head: true, aid: [] }, ...person }),
  );
  const { id: opportunityId } = await create(h, officer, '/opportunities', kitBody());
  const quote = {
    supplier: 'بازار چرخ',
    priceRial: 450_000_000,
    quotedOn: '2026-11-20',
    expiresOn: '2026-12-20',
  };
  return { ...planted, body: { personId, opportunityId, quote } };
}

const managers: Readonly<Record<string, string>> = { 'officer.bushehr': 'manager.bushehr' };

/** A sponsorship of Bushehr's, or only a proposal of another's, as far as it is asked for. */
export async function plantSponsorship(
  h: Harness,
  to: 'proposed' | 'allocated' | 'purchased' | 'delivered' = 'proposed',
  officer = 'officer.bushehr',
  person: object = {},
) {
  const { body, ...planted } = await proposalBody(h, officer, person);
  const made = await create(h, officer, '/sponsorships', body);
  const [quote] = made.quotes as { id: string }[];
  const of = { id: made.id, quoteId: quote?.id ?? '', personId: body.personId, ...planted };
  const did = async (username: string, path: string, json: object) => {
    const answer = await (await asUser(h, username)).post(`/sponsorships/${made.id}/${path}`, json);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  };
  if (to === 'proposed') return of;
  await did(managers[officer] ?? '', 'approve', {});
  if (to === 'allocated') return of;
  await did(officer, 'events', {
    event: 'purchased',
    quoteId: of.quoteId,
    priceRial: 440_000_000,
    invoice: made.id.slice(-8),
    serials: ['SN-1'],
    bankAccountId: planted.bankAccountId,
  });
  if (to === 'delivered') await did(officer, 'events', { event: 'delivered', proof: 'signed-paper' });
  return of;
}
