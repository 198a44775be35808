import { type Actor, isPermitted } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { ownBenefactor } from '../benefactors/own-benefactor.repo.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import type { Intention } from '../pledges/pledge.rules.ts';
import { findPledge } from '../pledges/pledges.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { ownReceiptScope } from './own-receipt.repo.ts';
import { paperText } from './receipt-paper.text.ts';
import { receiptsRepo } from './receipts.repo.ts';

/** A receipt as its benefactor has it on paper. */
export interface ReceiptPaper {
  readonly id: string;
  readonly number: string;
  /** Neutral, by the province. */
  readonly office: Text;
  readonly receivedOn: LocalDate;
  readonly amountRial: number;
  /** Of it: went back to who gave it. */
  readonly returnedRial: number;
  readonly benefactorName: string;
  readonly bank: string;
  readonly reference: string;
  readonly pledgeId: string;
  readonly paymentReference: string;
  readonly intention: Intention;
}

/**
 * The paper of money that came for a pledge: of the organisation for a manager, of an own pledge for a benefactor; 404 for any
 * other and for what is not matched.
 */
export async function viewReceiptPaper(deps: Deps, actor: Actor, id: string): Promise<Result<ReceiptPaper>> {
  const { read } = deps.database;
  const isOwn = isPermitted(actor, 'giving:own');
  const own = isOwn ? await ownBenefactor(read, actor) : undefined;
  if (own && !own.ok) return own;
  const scope = own ? await ownReceiptScope(read, own.value.id, id) : scopeFor(actor, 'receipts:write');
  if (!scope.ok) return scope;
  const receipt = await receiptsRepo(read, scope.value).find(id);
  const pledge = receipt?.pledgeId == null ? undefined : await findPledge(read, receipt.pledgeId);
  if (!receipt?.pledge || !pledge || receipt.state !== 'matched') return fail(problem('not-found'));
  const organisation = await findOrganisation(read, receipt.organisationId);
  const vocabulary = await vocabularyOf(deps.database);
  const province = (lang: Lang) =>
    organisation?.province ? vocabulary.label('provinces', organisation.province, lang) : undefined;
  return ok({
    id,
    number: receipt.number,
    office: { fa: paperText.office(province('fa')).fa, en: paperText.office(province('en')).en },
    receivedOn: receipt.receivedOn,
    amountRial: receipt.amountRial,
    returnedRial: receipt.returnedRial,
    benefactorName: receipt.pledge.benefactorName,
    bank: receipt.bank,
    reference: receipt.reference,
    pledgeId: pledge.id,
    paymentReference: pledge.paymentReference,
    intention: pledge.intention,
  });
}
