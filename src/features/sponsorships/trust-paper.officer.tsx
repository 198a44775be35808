import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { letterText } from '../referrals/referral-letter.text.ts';
import { trustPaperText as t } from './trust-paper.text.ts';
import { type TrustPaper, viewTrustPaper } from './trust-paper.ts';

/** The trust paper for print on A4; the link back stays off the paper. */
export const trustPaperRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: '/officer/sponsorships/:id/trust-paper',
    async handle({ deps, actor, params, lang }) {
      const paper = await viewTrustPaper(deps, actor, params.id ?? '', lang);
      if (!paper.ok) return problemPage(paper.problem);
      return {
        kind: 'page',
        bare: true,
        title: t.heading[lang],
        body: <Paper paper={paper.value} lang={lang} />,
      };
    },
  },
];

function Paper({ paper, lang }: { readonly paper: TrustPaper; readonly lang: Lang }): JSX.Element {
  const { person } = paper;
  return (
    <article class="letter">
      <p class="no-print">
        <a href={paths.sponsorship(paper.sponsorshipId)}>{t.back[lang]}</a>
      </p>
      <header class="letter-head">
        <h1>{t.heading[lang]}</h1>
        <p>
          <AsWritten text={paper.office} lang={lang} />
        </p>
        <dl>
          <Line label={t.number[lang]}>
            <bdi dir="ltr">{paper.number}</bdi>
          </Line>
          <Line label={t.date[lang]}>{formatJalali(paper.date, lang)}</Line>
        </dl>
      </header>
      <p>{t.lead[lang]}</p>
      <dl class="letter-facts">
        <Line label={t.holder[lang]}>
          {person.title} <NameOf of={person} lang={lang} />
        </Line>
        {person.fatherName === null ? null : (
          <Line label={letterText.fatherName[lang]}>
            <AsWritten text={person.fatherName} lang={lang} />
          </Line>
        )}
        <Line label={letterText.nationalId[lang]}>
          <bdi dir="ltr">
            {lang === 'fa' ? toPersianDigits(person.maskedNationalId) : person.maskedNationalId}
          </bdi>
        </Line>
        <Line label={t.kit[lang]}>
          <AsWritten text={paper.kit} lang={lang} />
        </Line>
        {paper.items.length === 0 ? null : (
          <Line label={t.items[lang]}>
            <AsWritten text={paper.items.join(lang === 'fa' ? '، ' : ', ')} lang={lang} />
          </Line>
        )}
        {paper.serials.length === 0 ? null : (
          <Line label={t.serials[lang]}>
            <bdi dir="ltr">{paper.serials.join(' · ')}</bdi>
          </Line>
        )}
        <Line label={t.until[lang]}>
          {formatJalali(paper.trustUntil, lang)} ({t.months(formatNumber(paper.trustMonths, lang))[lang]})
        </Line>
      </dl>
      <h2>{t.duties[lang]}</h2>
      <ol>
        {t.dutyList.map((duty) => (
          <li>{duty[lang]}</li>
        ))}
      </ol>
      <footer class="letter-signatures">
        <p>
          {t.signHolder[lang]}
          <br />
          <NameOf of={person} lang={lang} />
        </p>
        <p>{t.signOffice[lang]}</p>
        <p>{t.signWitness[lang]}</p>
      </footer>
    </article>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: unknown }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children as JSX.Element}</dd>
    </div>
  );
}
