import { isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { type Choice, ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
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
import { amountField, dayText } from '../awards/award-form.officer.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { moveCredit } from './credit-lines.ts';
import { type FundRecord, fundTitle } from './fund.rules.ts';
import { fundPageText as t } from './fund-page.text.ts';
import { fundSourceNames } from './ledger.text.ts';
import { officerPlaces, Title, withQuery } from './ledger-parts.officer.tsx';
import { listBankAccounts } from './list-bank-accounts.ts';
import { askedYear, StatementSheet, YearTabs } from './statement.officer.tsx';
import { bankTitle } from './trial-balance.rules.ts';
import { viewFund } from './view-funds.ts';
import { viewStatement } from './view-statement.ts';

/** One fund: what is in it, its statement, and what is done to a credit line. */
export const fundPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/funds/:id', handle: (request) => fundPage(request) },
  { method: 'post', path: '/officer/funds/:id/draw', handle: (request) => move(request, 'draw') },
  { method: 'post', path: '/officer/funds/:id/allot', handle: (request) => move(request, 'allot') },
];

type Form = 'draw' | 'allot';

async function move(request: StaffPageRequest, which: Form): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const done = await moveCredit(deps, actor, id, {
    act: which === 'draw' ? 'draw' : field(form, 'act'),
    amountRial: amountField(form, 'amountRial'),
    postedOn: field(form, 'postedOn'),
    ...(which === 'draw' ? { bankAccountId: field(form, 'bankAccountId') } : {}),
  });
  if (done.ok) return redirect(`${paths.fund(id)}?done=1`);
  return done.problem.kind === 'invalid' || done.problem.kind === 'conflict'
    ? await fundPage(request, { problem: done.problem, which })
    : problemPage(done.problem);
}

async function fundPage(
  request: StaffPageRequest,
  refused?: { readonly problem: Problem; readonly which: Form },
): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const id = params.id ?? '';
  const found = await viewFund(deps, actor, id);
  if (!found.ok) return problemPage(found.problem);
  const fund = found.value;
  const statement = await viewStatement(deps, actor, { fundId: id, ...askedYear(query) });
  if (!statement.ok) return problemPage(statement.problem);
  const isLine = fund.source === 'credit-line' && isPermitted(actor, 'ledger:write');
  const banks = isLine ? await listBankAccounts(deps, actor) : undefined;
  const title = fundTitle(fund)[lang];
  const detail = refused?.problem.detail;
  return {
    kind: 'page',
    title,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    notice: detail
      ? { tone: 'bad', text: detail[lang] }
      : query.done === '1' && !refused
        ? { tone: 'good', text: t.done[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <h1>
            <Title text={title} lang={lang} />
          </h1>
          <span class="chip plain">{fundSourceNames[fund.source][lang]}</span>
        </div>
        <GivingNav at="funds" actor={actor} lang={lang} />
        <div class={isLine ? 'columns even' : undefined}>
          <Facts fund={fund} lang={lang} />
          {isLine ? (
            <LineActs
              fund={fund}
              banks={(banks?.ok ? banks.value : [])
                .filter(({ closedAt }) => closedAt === null)
                .map(({ id: value, bank, iban }) => ({ value, label: bankTitle(bank, iban)[lang] }))}
              today={dayText(tehranToday(deps.now()), lang)}
              form={request.form}
              refused={refused}
              lang={lang}
            />
          ) : null}
        </div>
        <YearTabs year={statement.value.year} base={paths.fund(id)} query={{}} now={deps.now()} lang={lang} />
        <StatementSheet statement={statement.value} places={officerPlaces} lang={lang} />
      </>
    ),
  };
}

function Facts({ fund, lang }: { fund: FundRecord; lang: Lang }) {
  const isLine = fund.source === 'credit-line';
  const amounts: readonly (readonly [string, number])[] = [
    ...(isLine
      ? [
          [t.allotted[lang], fund.allottedRial] as const,
          [t.drawn[lang], fund.allottedRial - fund.undrawnRial] as const,
          [t.undrawn[lang], fund.undrawnRial] as const,
        ]
      : []),
    [t.spent[lang], fund.spentRial],
    [t.allocated[lang], fund.allocatedRial],
    [t.left[lang], fund.leftRial],
  ];
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        {fund.benefactor !== null && fund.benefactorId !== null ? (
          <>
            <dt>{t.benefactor[lang]}</dt>
            <dd>
              <a href={paths.benefactorStatement(fund.benefactorId)}>
                <Title text={fund.benefactor.name} lang={lang} />
              </a>
              {fund.benefactor.anonymous ? ` (${t.anonymous[lang]})` : null}
            </dd>
          </>
        ) : null}
        {fund.pledgeId === null ? null : (
          <>
            <dt>{t.pledge[lang]}</dt>
            <dd>
              <a href={paths.pledge(fund.pledgeId)}>
                <bdi dir="ltr">{fund.paymentReference ?? fund.pledgeId}</bdi>
              </a>
            </dd>
          </>
        )}
        {fund.campaignId !== null && fund.campaignTitle !== null ? (
          <>
            <dt>{t.campaign[lang]}</dt>
            <dd>
              <a href={paths.campaignStatement(fund.campaignId)}>
                <Title text={fund.campaignTitle} lang={lang} />
              </a>
            </dd>
          </>
        ) : null}
        {amounts.map(([term, rial]) => (
          <>
            <dt>{term}</dt>
            <dd class="num">{formatRial(rial, lang)}</dd>
          </>
        ))}
      </dl>
      <p class="no-print">
        <a href={withQuery(paths.ledgerEntries, { fundId: fund.id })}>{t.entries[lang]}</a>
      </p>
    </section>
  );
}

function LineActs(props: {
  fund: FundRecord;
  banks: readonly Choice[];
  today: string;
  form: StaffPageRequest['form'];
  refused: { readonly problem: Problem; readonly which: Form } | undefined;
  lang: Lang;
}) {
  const { fund, banks, today, form, refused, lang } = props;
  const stateOf = (which: Form): FormState =>
    refused?.which === which
      ? { values: form, errors: refused.problem.errors ?? [] }
      : { values: { postedOn: [today] }, errors: [] };
  const draw = stateOf('draw');
  const allot = stateOf('allot');
  const labels = {
    act: t.act[lang],
    amountRial: t.amount[lang],
    postedOn: t.postedOn[lang],
    bankAccountId: t.bankAccount[lang],
  };
  return (
    <section class="card stack no-print">
      <h2>{t.draw[lang]}</h2>
      {banks.length === 0 ? (
        <p>
          {t.noBank[lang]} <a href={paths.bankAccounts}>{t.bankTitle[lang]}</a>
        </p>
      ) : (
        <>
          <p>{t.drawLead[lang]}</p>
          <ErrorSummary state={draw} lang={lang} labels={labels} />
          <form method="post" action={paths.fundAct(fund.id, 'draw')} class="stack">
            <SelectField
              state={draw}
              lang={lang}
              name="bankAccountId"
              label={labels.bankAccountId}
              required
              empty={t.choose[lang]}
              choices={banks}
            />
            <Amounts state={draw} lang={lang} />
            <p class="actions">
              <button class="button primary" type="submit">
                {t.draw[lang]}
              </button>
            </p>
          </form>
        </>
      )}
      <details open={refused?.which === 'allot'}>
        <summary>{t.changeLine[lang]}</summary>
        <p>{t.changeLead[lang]}</p>
        <ErrorSummary state={allot} lang={lang} labels={labels} />
        <form method="post" action={paths.fundAct(fund.id, 'allot')} class="stack">
          <SelectField
            state={allot}
            lang={lang}
            name="act"
            label={labels.act}
            required
            choices={[
              { value: 'allot', label: t.allot[lang] },
              { value: 'withdraw', label: t.withdraw[lang] },
            ]}
          />
          <Amounts state={allot} lang={lang} />
          <p class="actions">
            <button class="button" type="submit">
              {t.save[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Amounts({ state, lang }: { state: FormState; lang: Lang }) {
  return (
    <>
      <TextField state={state} lang={lang} name="amountRial" label={t.amount[lang]} required ltr numeric />
      <TextField state={state} lang={lang} name="postedOn" label={t.postedOn[lang]} required ltr />
    </>
  );
}
