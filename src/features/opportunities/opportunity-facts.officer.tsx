import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { opportunityPageText as t } from './opportunity-page.text.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import { contractNames, kindNames, needNames, reservedNames } from './opportunity-words.text.ts';

/** The terms of an opportunity, one line each; what it does not ask is left out. */
export function OpportunityFactsList(props: {
  opportunity: OpportunityRecord;
  vocabulary: Vocabulary;
  lang: Lang;
}) {
  const { opportunity, vocabulary, lang } = props;
  const { facts, kit, loan, employer } = opportunity;
  const labels = (catalogue: Parameters<Vocabulary['label']>[0], codes: readonly string[]) =>
    codes.map((code) => vocabulary.label(catalogue, code, lang)).join(t.comma[lang]);
  const months = (n: number) => `${formatNumber(n, lang)} ${t.months[lang]}`;
  const rows: [Text, JSX.Element | string | undefined][] = [
    [t.kind, kindNames[facts.kind][lang]],
    [t.vacancies, formatNumber(facts.vacancies, lang)],
    [
      t.opens,
      `${formatJalali(facts.opensOn, lang)}${facts.closesOn ? ` ${t.closes[lang]} ${formatJalali(facts.closesOn, lang)}` : ''}`,
    ],
    [t.starts, facts.startOn && formatJalali(facts.startOn, lang)],
    [t.occupation, facts.iscoCode && vocabulary.label('occupations', facts.iscoCode, lang)],
    [
      t.skills,
      facts.skills
        .map(
          ({ skillId, level, importance }) =>
            `${vocabulary.label('skills', skillId, lang)} (${t.level[lang]} ${formatNumber(level, lang)}${t.comma[lang]}${t[importance][lang]})`,
        )
        .join(t.comma[lang]),
    ],
    [
      t.teaches,
      facts.teaches
        .map(
          ({ skillId, level }) =>
            `${vocabulary.label('skills', skillId, lang)} (${t.level[lang]} ${formatNumber(level, lang)})`,
        )
        .join(t.comma[lang]),
    ],
    [t.experience, facts.years > 0 ? `${formatNumber(facts.years, lang)} ${t.years[lang]}` : undefined],
    [
      t.education,
      facts.education && facts.education !== 'none'
        ? vocabulary.label('education', facts.education, lang)
        : undefined,
    ],
    [
      t.ages,
      facts.minAge !== undefined || facts.maxAge !== undefined
        ? `${formatNumber(facts.minAge ?? 0, lang)} ${t.to[lang]} ${facts.maxAge === undefined ? '…' : formatNumber(facts.maxAge, lang)}`
        : undefined,
    ],
    [t.licences, labels('licences', facts.licences)],
    [t.documents, labels('documents', facts.documents)],
    [t.permits, labels('permits', facts.permits)],
    [
      t.workspace,
      facts.workspaceM2 > 0 || facts.workspaceNeeds.length > 0
        ? [
            `${formatDecimal(facts.workspaceM2, lang, 1)} ${t.squareMetres[lang]}`,
            ...facts.workspaceNeeds.map((need) => needNames[need][lang]),
          ].join(t.comma[lang])
        : undefined,
    ],
    [t.contract, facts.contract && contractNames[facts.contract][lang]],
    [t.insured, facts.insured === undefined ? undefined : facts.insured ? t.yes[lang] : t.no[lang]],
    [t.reserved, facts.reservedFor.map((group) => reservedNames[group][lang]).join(t.comma[lang])],
    [t.barredBy, labels('restrictions', facts.barredBy)],
  ];
  if (kit) {
    rows.push(
      [t.price, formatRial(kit.priceRial, lang)],
      [
        t.items,
        <ul class="plain">
          {kit.items.map(({ name, priceRial }) => (
            <li>
              <AsWritten text={name} lang={lang} /> ({formatRial(priceRial, lang)})
            </li>
          ))}
        </ul>,
      ],
      [
        t.buyers,
        kit.buyers && kit.buyers.length > 0 ? (
          <AsWritten text={kit.buyers.map(({ name }) => name).join(t.comma[lang])} lang={lang} />
        ) : undefined,
      ],
    );
  }
  if (loan) {
    rows.push(
      [t.cap, formatRial(loan.capRial, lang)],
      [t.term, months(loan.termMonths)],
      [t.grace, loan.graceMonths > 0 ? months(loan.graceMonths) : undefined],
      [t.fee, t.percent[lang].replace('#', formatDecimal(loan.feePercent, lang, 2))],
      [t.guarantors, formatNumber(loan.guarantors, lang)],
    );
  }
  if (employer)
    rows.push([
      t.employer,
      (
        <>
          <AsWritten
            text={[employer.name, employer.contact, employer.address].filter(Boolean).join(t.comma[lang])}
            lang={lang}
          />
          {employer.phone ? (
            <>
              {' '}
              <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(employer.phone) : employer.phone}</bdi>
            </>
          ) : null}
        </>
      ) as JSX.Element,
    ]);
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <>
            <dt>{name[lang]}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}
