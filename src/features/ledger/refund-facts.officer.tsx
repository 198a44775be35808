import { formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import type { RefundView } from '../money-in/view-refund.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';
import { dayWords } from './ledger-parts.officer.tsx';
import { bankTitle } from './trial-balance.rules.ts';

/** Which money goes back, to whom and from where. */
export function RefundOf({ of: { receipt, bank }, lang }: { of: RefundView; lang: Lang }) {
  return (
    <>
      <dt>{t.refundReceipt[lang]}</dt>
      <dd>
        <a href={paths.receipt(receipt.id)}>
          <bdi dir="ltr">{receipt.number}</bdi>
        </a>{' '}
        · {formatRial(receipt.amountRial, lang)} · {dayWords(receipt.receivedOn, lang)}
      </dd>
      {receipt.pledge ? (
        <>
          <dt>{t.refundTo[lang]}</dt>
          <dd>
            <AsWritten text={receipt.pledge.benefactorName} lang={lang} />
          </dd>
        </>
      ) : null}
      {bank ? (
        <>
          <dt>{t.bankAccount[lang]}</dt>
          <dd>
            <AsWritten text={bankTitle(bank.bank, bank.iban)[lang]} lang={lang} />
          </dd>
        </>
      ) : null}
    </>
  );
}
