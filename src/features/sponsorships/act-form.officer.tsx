import { compactNumber, toLatinDigits } from '../../kernel/persian.ts';
import { field, type PageRequest } from '../../web/http.ts';
import { amountField, blankIsNull } from '../awards/award-form.officer.tsx';
import type { Act } from './acts.rules.ts';

/** The body of the call that a form stands for. */
export function bodyOf(act: Act, form: PageRequest['form']): Record<string, unknown> {
  const text = (name: string) => field(form, name);
  const amount = (name: string) => amountField(form, name) ?? '';
  const optionalAmount = (name: string) => {
    const read = amountField(form, name);
    return read === undefined ? {} : { [name]: read };
  };
  const happened = { event: act, ...(text('happenedOn').trim() ? { happenedOn: text('happenedOn') } : {}) };
  const payers = Object.keys(form).flatMap((name) => {
    const amountRial = amountField(form, name);
    return name.startsWith('pay.') && amountRial !== undefined && amountRial !== 0
      ? [{ fundId: name.slice(4), amountRial }]
      : [];
  });
  switch (act) {
    case 'approve':
      return {};
    case 'refuse':
      return { reason: text('reason') };
    case 'payers':
      return { payers };
    case 'quote':
      return {
        supplier: text('supplier'),
        priceRial: amount('priceRial'),
        quotedOn: text('quotedOn'),
        expiresOn: text('expiresOn'),
        note: blankIsNull(form, 'note'),
      };
    case 'purchased':
      return {
        ...happened,
        quoteId: text('quoteId'),
        priceRial: amount('priceRial'),
        invoice: text('invoice'),
        serials: serialsIn(form),
        bankAccountId: text('bankAccountId'),
      };
    case 'topped-up':
      return { ...happened, payers };
    case 'purchase-returned':
      return {
        ...happened,
        bankAccountId: text('bankAccountId'),
        ...optionalAmount('lostRial'),
        ...(text('asksCancel') === 'yes' ? { asksCancel: true } : {}),
        reason: text('reason'),
      };
    case 'delivered':
      return { ...happened, proof: text('proof'), serials: serialsIn(form) };
    case 'visited':
      return {
        ...happened,
        ...(text('visitId') === '' ? {} : { visitId: text('visitId') }),
        finding: text('finding'),
        ...optionalAmount('monthlyIncomeRial'),
        note: blankIsNull(form, 'note'),
      };
    case 'earning': {
      const hours = toLatinDigits(compactNumber(text('weeklyHours')));
      return {
        ...happened,
        ...optionalAmount('monthlyIncomeRial'),
        ...(hours === '' ? {} : { weeklyHours: Number.isNaN(Number(hours)) ? hours : Number(hours) }),
      };
    }
    case 'upkeep':
      return {
        ...happened,
        event: text('which') || 'repaired',
        costRial: amount('costRial'),
        bankAccountId: text('bankAccountId'),
        fundId: blankIsNull(form, 'fundId'),
        reason: text('reason'),
      };
    case 'ended':
      return { ...happened, end: text('end'), reason: text('reason') };
    case 'title-transferred':
      return { ...happened, reason: blankIsNull(form, 'reason') };
    case 'cancel-refused':
    case 'cancelled':
      return { ...happened, reason: blankIsNull(form, 'reason') };
    case 'cancel-asked':
    case 'undone':
      return { ...happened, reason: text('reason') };
  }
}

function serialsIn(form: PageRequest['form']): readonly string[] {
  return field(form, 'serials')
    .split(/[\n\r،,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
