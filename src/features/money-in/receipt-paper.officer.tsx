import type { JSX } from 'hono/jsx/jsx-runtime';
import { amountInWords } from '../../kernel/amount-in-words.text.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatRial, formatToman } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { intentionNames } from '../pledges/pledge-words.text.ts';
import { paperText as t } from './receipt-paper.text.ts';
import { type ReceiptPaper, viewReceiptPaper } from './view-receipt-paper.ts';

/** The receipt for print on A4; the link back stays off the paper. */
export const receiptPaperRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: paths.receiptPrint(':id'),
    async handle({ deps, actor, params, lang }) {
      const paper = await viewReceiptPaper(deps, actor, params.id ?? '');
      if (!paper.ok) return problemPage(paper.problem);
      return {
        kind: 'page',
        bare: true,
        title: t.heading[lang],
        body: <PaperOfReceipt paper={paper.value} back={paths.receipt(paper.value.id)} lang={lang} />,
      };
    },
  },
];

/** The paper itself, for staff and for the benefactor whose it is; `back` stays off the print. */
export function PaperOfReceipt(props: { paper: ReceiptPaper; back: string; lang: Lang }): JSX.Element {
  const { paper, back, lang } = props;
  const lines: readonly (readonly [string, string | JSX.Element])[] = [
    [t.amount[lang], <strong>{formatToman(paper.amountRial, lang)}</strong>],
    [t.words[lang], amountInWords(paper.amountRial, 'toman', lang)],
    [t.inRial[lang], formatRial(paper.amountRial, lang)],
    ...(paper.returnedRial === 0
      ? []
      : [
          [t.returned[lang], formatToman(paper.returnedRial, lang)] as const,
          [t.kept[lang], formatToman(paper.amountRial - paper.returnedRial, lang)] as const,
        ]),
    [t.account[lang], <AsWritten text={paper.bank} lang={lang} />],
    [t.reference[lang], <bdi dir="ltr">{paper.reference}</bdi>],
    [t.pledge[lang], <bdi dir="ltr">{paper.paymentReference}</bdi>],
    ...(paper.intention === 'none'
      ? []
      : [[t.intention[lang], intentionNames[paper.intention][lang]] as const]),
  ];
  return (
    <article class="letter">
      <p class="no-print">
        <a href={back}>{t.back[lang]}</a>
      </p>
      <header class="letter-head">
        <h1>{t.heading[lang]}</h1>
        <p>{paper.office[lang]}</p>
        <dl>
          <div>
            <dt>{t.number[lang]}</dt>
            <dd>
              <bdi dir="ltr">{paper.number}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t.date[lang]}</dt>
            <dd>{formatJalali(paper.receivedOn, lang)}</dd>
          </div>
        </dl>
      </header>
      <p>{t.thanks(paper.benefactorName)[lang]}</p>
      <dl class="letter-facts">
        {lines.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{(paper.returnedRial === 0 ? t.whole : t.rest)[lang]}</p>
      <footer class="letter-signatures">
        <p>{t.signature[lang]}</p>
      </footer>
    </article>
  );
}
