import { isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { actNotice, actState, type RefusedAct } from '../../web/page-act.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { amountField, dayText } from '../awards/award-form.officer.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { addBankAccount } from './add-bank-account.ts';
import { type BankAccountRecord, cardInFours, ibanInFours } from './bank-account.rules.ts';
import { closeBankAccount, editBankAccount } from './change-bank-account.ts';
import { fundPageText as t } from './fund-page.text.ts';
import { fundPurposeNames } from './ledger.text.ts';
import { Title, withQuery } from './ledger-parts.officer.tsx';
import { listBankAccounts } from './list-bank-accounts.ts';
import { enterOpening } from './own-funds.ts';
import { bankTitle } from './trial-balance.rules.ts';

/** Where the association's money lies: all of them with a form for a new one, and each with what is done to it. */
export const bankAccountRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.bankAccounts, handle: (request) => listPage(request) },
  { method: 'post', path: paths.bankAccounts, handle: add },
  { method: 'get', path: '/officer/bank-accounts/:id', handle: (request) => accountPage(request) },
  { method: 'post', path: '/officer/bank-accounts/:id', handle: act },
];

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const made = await addBankAccount(deps, actor, {
    bank: field(form, 'bank'),
    iban: field(form, 'iban'),
    card: field(form, 'card'),
  });
  if (made.ok) return redirect(`${paths.bankAccount(made.value.id)}?done=1`);
  return made.problem.kind === 'invalid' ? await listPage(request, made.problem) : problemPage(made.problem);
}

async function listPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const found = await listBankAccounts(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : { values: {}, errors: [] };
  const labels = { bank: t.bank[lang], iban: t.iban[lang], card: t.card[lang] };
  return {
    kind: 'page',
    title: t.bankTitle[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    body: (
      <>
        <h1>{t.bankTitle[lang]}</h1>
        <GivingNav at="funds" actor={actor} lang={lang} />
        <p class="quiet">{t.bankLead[lang]}</p>
        {found.value.length === 0 ? (
          <p class="card empty">{t.noAccounts[lang]}</p>
        ) : (
          <AccountTable accounts={found.value} lang={lang} />
        )}
        {isPermitted(actor, 'ledger:write') ? (
          <section class="card narrow no-print">
            <h2>{t.addAccount[lang]}</h2>
            <ErrorSummary state={state} lang={lang} labels={labels} />
            <form method="post" action={paths.bankAccounts} class="stack">
              <TextField state={state} lang={lang} name="bank" label={labels.bank} required />
              <TextField state={state} lang={lang} name="iban" label={labels.iban} required ltr />
              <TextField
                state={state}
                lang={lang}
                name="card"
                label={labels.card}
                hint={t.cardHint[lang]}
                ltr
                numeric
              />
              <p class="actions">
                <button class="button primary" type="submit">
                  {t.save[lang]}
                </button>
              </p>
            </form>
          </section>
        ) : null}
      </>
    ),
  };
}

function AccountTable({ accounts, lang }: { accounts: readonly BankAccountRecord[]; lang: Lang }) {
  return (
    <table class="cards figures">
      <caption class="visually-hidden">{t.bankTitle[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{t.bank[lang]}</th>
          <th scope="col">{t.iban[lang]}</th>
          <th scope="col" class="end">
            {t.balance[lang]}
          </th>
          <th scope="col" class="end">
            {t.unidentified[lang]}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.bankAccount(one.id)}>
                <Title text={one.bank} lang={lang} />
              </a>{' '}
              {one.closedAt === null ? null : <span class="chip plain">{t.closed[lang]}</span>}
            </td>
            <td data-label={t.iban[lang]}>
              <bdi dir="ltr">{ibanInFours(one.iban)}</bdi>
            </td>
            <td class="end num" data-label={t.balance[lang]}>
              <span>{formatNumber(one.balanceRial, lang)}</span>
            </td>
            <td class="end num" data-label={t.unidentified[lang]}>
              <span>{formatNumber(one.unidentifiedRial, lang)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const acts = ['opening', 'edit', 'close'] as const;
type Act = (typeof acts)[number];

async function act(request: StaffPageRequest): Promise<PageReply> {
  const { params, form } = request;
  const id = params.id ?? '';
  const which = acts.find((one) => one === field(form, 'act'));
  if (which === undefined) return await accountPage(request);
  const done = await carriedOut(request, id, which);
  if (done.ok) return redirect(`${paths.bankAccount(id)}?done=1`);
  return ['invalid', 'conflict', 'stale'].includes(done.problem.kind)
    ? await accountPage(request, { problem: done.problem, act: which })
    : problemPage(done.problem);
}

async function carriedOut(request: StaffPageRequest, id: string, which: Act): Promise<Result<unknown>> {
  const { deps, actor, form } = request;
  const revision = field(form, 'revision') || undefined;
  if (which === 'close') return await closeBankAccount(deps, actor, id, revision);
  if (which === 'edit')
    return await editBankAccount(deps, actor, id, revision, {
      bank: field(form, 'bank'),
      card: field(form, 'card'),
    });
  return await enterOpening(deps, actor, {
    bankAccountId: id,
    fund: field(form, 'fund'),
    amountRial: amountField(form, 'amountRial'),
    postedOn: field(form, 'postedOn'),
  });
}

async function accountPage(request: StaffPageRequest, refused?: RefusedAct<Act>): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const all = await listBankAccounts(deps, actor);
  if (!all.ok) return problemPage(all.problem);
  const account = all.value.find(({ id }) => id === params.id);
  if (!account) return problemPage(problem('not-found'));
  const title = bankTitle(account.bank, account.iban)[lang];
  const isOpen = account.closedAt === null;
  return {
    kind: 'page',
    title,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    notice: actNotice(refused, query.done === '1' ? t.done : undefined, lang),
    body: (
      <>
        <div class="head">
          <h1>
            <Title text={title} lang={lang} />
          </h1>
          <span class={isOpen ? 'chip' : 'chip plain'}>{(isOpen ? t.openState : t.closed)[lang]}</span>
        </div>
        <GivingNav at="funds" actor={actor} lang={lang} />
        <div class="columns even">
          <section class="card">
            <dl class="facts">
              <dt>{t.bank[lang]}</dt>
              <dd>
                <Title text={account.bank} lang={lang} />
              </dd>
              <dt>{t.iban[lang]}</dt>
              <dd>
                <bdi dir="ltr">{ibanInFours(account.iban)}</bdi>
              </dd>
              {account.card === null ? null : (
                <>
                  <dt>{t.card[lang]}</dt>
                  <dd>
                    <bdi dir="ltr">{cardInFours(account.card)}</bdi>
                  </dd>
                </>
              )}
              <dt>{t.balance[lang]}</dt>
              <dd class="num">{formatRial(account.balanceRial, lang)}</dd>
              <dt>{t.unidentified[lang]}</dt>
              <dd class="num">{formatRial(account.unidentifiedRial, lang)}</dd>
            </dl>
            <p class="no-print">
              <a href={withQuery(paths.ledgerEntries, { bankAccountId: account.id })}>{t.journalOf[lang]}</a>
            </p>
          </section>
          {isOpen && isPermitted(actor, 'ledger:write') ? (
            <Acts
              account={account}
              today={dayText(tehranToday(deps.now()), lang)}
              form={request.form}
              refused={refused}
              lang={lang}
            />
          ) : null}
        </div>
      </>
    ),
  };
}

function Acts(props: {
  account: BankAccountRecord;
  today: string;
  form: StaffPageRequest['form'];
  refused: RefusedAct<Act> | undefined;
  lang: Lang;
}) {
  const { account, today, form, refused, lang } = props;
  const opening = actState(refused, 'opening', form, { postedOn: [today] });
  const edit = actState(refused, 'edit', form, { bank: [account.bank], card: [account.card ?? ''] });
  const hidden = (which: Act) => (
    <>
      <input type="hidden" name="act" value={which} />
      <input type="hidden" name="revision" value={String(account.revision)} />
    </>
  );
  const action = paths.bankAccount(account.id);
  const labels = {
    fund: t.name[lang],
    amountRial: t.amount[lang],
    postedOn: t.postedOn[lang],
    bank: t.bank[lang],
    card: t.card[lang],
  };
  return (
    <section class="card stack no-print">
      <details open={refused?.act === 'opening' || account.balanceRial === 0}>
        <summary>{t.openingTitle[lang]}</summary>
        <p>{t.openingLead[lang]}</p>
        <ErrorSummary state={opening} lang={lang} labels={labels} />
        <form method="post" action={action} class="stack">
          {hidden('opening')}
          <SelectField
            state={opening}
            lang={lang}
            name="fund"
            label={labels.fund}
            required
            choices={(['general', 'contingency', 'loan'] as const).map((value) => ({
              value,
              label: fundPurposeNames[value][lang],
            }))}
          />
          <TextField
            state={opening}
            lang={lang}
            name="amountRial"
            label={labels.amountRial}
            required
            ltr
            numeric
          />
          <TextField state={opening} lang={lang} name="postedOn" label={labels.postedOn} required ltr />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
          </p>
        </form>
      </details>
      <details open={refused?.act === 'edit'}>
        <summary>{t.editTitle[lang]}</summary>
        <ErrorSummary state={edit} lang={lang} labels={labels} />
        <form method="post" action={action} class="stack">
          {hidden('edit')}
          <TextField state={edit} lang={lang} name="bank" label={labels.bank} required />
          <TextField
            state={edit}
            lang={lang}
            name="card"
            label={labels.card}
            hint={t.cardHint[lang]}
            ltr
            numeric
          />
          <p class="actions">
            <button class="button" type="submit">
              {t.save[lang]}
            </button>
          </p>
        </form>
      </details>
      <details open={refused?.act === 'close'}>
        <summary>{t.closeTitle[lang]}</summary>
        <p>{t.closeLead[lang]}</p>
        <form method="post" action={action}>
          {hidden('close')}
          <p class="actions">
            <button class="button" type="submit">
              {t.closeTitle[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}
