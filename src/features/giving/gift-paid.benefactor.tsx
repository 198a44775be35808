import { parseDate, tehranToday } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { FormState } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { announcePayment } from '../money-in/announce-payment.ts';
import { PaperOfReceipt } from '../money-in/receipt-paper.officer.tsx';
import { paperText } from '../money-in/receipt-paper.text.ts';
import { viewReceiptPaper } from '../money-in/view-receipt-paper.ts';
import { rialsOfTypedTomans } from '../pledges/typed-amount.rules.ts';
import { PaidForm, paidBefore } from './gift-paid-form.benefactor.tsx';
import { giftsText as t } from './gifts.text.ts';
import { viewGift } from './view-gifts.ts';

export const giftPaidRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.giftAct(':id', 'paid'), handle: paidPage },
  { method: 'post', path: paths.giftAct(':id', 'paid'), handle: announce },
  { method: 'get', path: paths.giftReceipt(':id'), handle: receiptPage },
];

async function paidPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, lang } = request;
  const gift = await viewGift(deps, actor, params.id ?? '');
  if (!gift.ok) return problemPage(gift.problem);
  return formPage(request, paidBefore(gift.value, tehranToday(deps.now()), lang));
}

async function announce(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const paidOn = field(form, 'paidOn');
  const told = await announcePayment(deps, actor, id, {
    reference: field(form, 'reference'),
    amountRial: rialsOfTypedTomans(field(form, 'amount')) ?? 0,
    paidOn: parseDate(paidOn) ?? paidOn,
  });
  if (told.ok) return redirect(`${paths.gift(id)}?done=paid`);
  if (told.problem.kind !== 'invalid' && told.problem.kind !== 'conflict') return problemPage(told.problem);
  const errors = (told.problem.errors ?? []).map((one) =>
    one.path === 'amountRial' ? { ...one, path: 'amount' } : one,
  );
  return formPage(request, { values: form, errors }, told.problem);
}

function formPage({ params, lang }: StaffPageRequest, state: FormState, problem?: Problem): PageReply {
  const id = params.id ?? '';
  const said = problem?.detail?.[lang];
  return {
    kind: 'page',
    title: t.paidTitle[lang],
    status: problem ? problemStatus[problem.kind] : 200,
    ...(said ? { notice: { tone: 'bad' as const, text: said } } : {}),
    body: (
      <section class="card narrow stack">
        <p>
          <a href={paths.gift(id)}>{t.backToGift[lang]}</a>
        </p>
        <h1>{t.paidTitle[lang]}</h1>
        <p>{t.paidLead[lang]}</p>
        <PaidForm id={id} state={state} lang={lang} />
      </section>
    ),
  };
}

async function receiptPage({ deps, actor, params, lang }: StaffPageRequest): Promise<PageReply> {
  const paper = await viewReceiptPaper(deps, actor, params.id ?? '');
  if (!paper.ok) return problemPage(paper.problem);
  return {
    kind: 'page',
    bare: true,
    title: paperText.heading[lang],
    body: <PaperOfReceipt paper={paper.value} back={paths.gift(paper.value.pledgeId)} lang={lang} />,
  };
}
