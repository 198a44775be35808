import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, formatToman } from '../../kernel/persian.ts';
import type { Text } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { contractNames, needNames } from './opportunity-words.text.ts';
import type { WorkShown } from './work-card.public.tsx';
import { workPageText as t } from './work-page.text.ts';
import { everydayName } from './work-words.rules.ts';

type Row = readonly [Text, JSX.Element | string | undefined];

function Rows(props: {
  rows: readonly Row[];
  heading: Text;
  lead?: readonly string[] | undefined;
  lang: WorkShown['lang'];
}) {
  const { rows, heading, lead = [], lang } = props;
  const said = rows.filter(([, value]) => value !== undefined && value !== '');
  if (said.length === 0) return null;
  return (
    <section class="card">
      <h2>{heading[lang]}</h2>
      {lead.map((words) => (
        <p>{words}</p>
      ))}
      <dl class="facts">
        {said.map(([name, value]) => (
          <>
            <dt>{name[lang]}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** What it is: everything public that no card has room for. */
export function About({ work, vocabulary, lang }: WorkShown) {
  const { loan, kit } = work;
  const number = (n: number) => formatNumber(n, lang);
  const rows: Row[] = [
    [
      t.occupation,
      work.iscoCode === null ? undefined : everydayName(vocabulary.label('occupations', work.iscoCode, lang)),
    ],
    [t.vacancies, t.people(number(work.vacancies))[lang]],
    [t.starts, work.startOn ? formatJalali(work.startOn, lang) : undefined],
    [t.closes, work.closesOn ? formatJalali(work.closesOn, lang) : undefined],
    [t.contract, work.contract ? contractNames[work.contract][lang] : undefined],
    [t.insurance, work.insured === null ? undefined : (work.insured ? t.insured : t.notInsured)[lang]],
  ];
  if (kit)
    rows.push(
      [t.kitPrice, formatToman(kit.priceRial, lang)],
      [
        t.kitItems,
        kit.items.length === 0 ? undefined : (
          <ul class="plain">
            {kit.items.map(({ name }) => (
              <li>
                <AsWritten text={name} lang={lang} />
              </li>
            ))}
          </ul>
        ),
      ],
    );
  if (loan)
    rows.push(
      [t.term, t.months(number(loan.termMonths))[lang]],
      [t.grace, loan.graceMonths > 0 ? t.months(number(loan.graceMonths))[lang] : undefined],
      [t.fee, t.percent(formatDecimal(loan.feePercent, lang, 2))[lang]],
      [t.guarantors, loan.guarantors > 0 ? t.people(number(loan.guarantors))[lang] : t.noGuarantor[lang]],
    );
  const lead = kit
    ? [t.kitTerms[lang], ...(work.monthlyIncomeRial === null ? [] : [t.kitIncome[lang]])]
    : loan
      ? [t.repay(t.months(number(loan.termMonths))[lang])[lang]]
      : undefined;
  return <Rows rows={rows} heading={t.aboutIt[work.kind]} lead={lead} lang={lang} />;
}

/** What is asked of whoever takes it; a plain word where it is nothing. */
export function Asked({ work, vocabulary, lang }: WorkShown) {
  const number = (n: number) => formatNumber(n, lang);
  const comma = t.comma[lang];
  const labels = (catalogue: 'licences' | 'documents' | 'permits' | 'skills', codes: readonly string[]) =>
    codes.map((code) => vocabulary.label(catalogue, code, lang)).join(comma);
  const skills = (importance: 'essential' | 'useful') =>
    labels(
      'skills',
      work.skills.filter((one) => one.importance === importance).map(({ skillId }) => skillId),
    );
  const ages = [
    work.minAge === null ? '' : t.ageFrom(number(work.minAge))[lang],
    work.maxAge === null ? '' : t.ageTo(number(work.maxAge))[lang],
  ];
  const room = [
    work.workspaceM2 > 0 ? `${formatDecimal(work.workspaceM2, lang, 1)} ${t.squareMetres[lang]}` : '',
    ...work.workspaceNeeds.map((need) => needNames[need][lang]),
  ];
  const asked: Row[] = [
    [t.essential, skills('essential')],
    [t.useful, skills('useful')],
    [
      t.education,
      work.education === null || work.education === 'none'
        ? undefined
        : vocabulary.label('education', work.education, lang),
    ],
    [t.age, ages.filter(Boolean).join(' ')],
    [t.licences, labels('licences', work.licences)],
    [t.documents, labels('documents', work.documents)],
    [t.permits, labels('permits', work.permits)],
    [t.workspace, room.filter(Boolean).join(comma)],
  ];
  const isEasy = work.years === 0 && asked.every(([, value]) => value === undefined || value === '');
  if (isEasy)
    return (
      <section class="card">
        <h2>{t.asked[lang]}</h2>
        <p>{t.nothingAsked[lang]}</p>
      </section>
    );
  const experience: Row = [
    t.experience,
    work.years > 0 ? t.years(formatDecimal(work.years, lang, 1))[lang] : t.noExperience[lang],
  ];
  return <Rows rows={[...asked, experience]} heading={t.asked} lang={lang} />;
}

/** What one would have learnt afterwards; nothing where it teaches nothing. */
export function Learned({ work, vocabulary, lang }: WorkShown) {
  const { training } = work;
  if (!training || training.teaches.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.learn[lang]}</h2>
      {training.weeks === null ? null : <p>{t.weeks(formatNumber(training.weeks, lang))[lang]}</p>}
      <ul class="chips">
        {training.teaches.map(({ skillId }) => (
          <li class="chip">{vocabulary.label('skills', skillId, lang)}</li>
        ))}
      </ul>
    </section>
  );
}
