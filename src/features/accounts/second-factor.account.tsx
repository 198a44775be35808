import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
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
import { QrCode } from '../../web/qr.tsx';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { ownAccountText } from './own-account.text.ts';
import { endSecondFactor, renewRecoveryCodes } from './recovery-codes.ts';
import { secondFactorText as t } from './second-factor.text.ts';
import { type OfferedSecret, startSecondFactor, waitingSecret } from './start-second-factor.ts';
import { inFours } from './totp.rules.ts';
import { viewOwnAccount } from './view-own-account.ts';

/** Turning the second step on and off; the key and the recovery codes stand on a page once, in answer to a form. */
export const secondFactorPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.secondFactor, handle: (request) => overview(request) },
  { method: 'post', path: paths.secondFactor, handle: start },
  { method: 'post', path: paths.secondFactorConfirm, handle: confirm },
  { method: 'post', path: paths.recoveryCodes, handle: renew },
  { method: 'post', path: paths.secondFactorOff, handle: turnOff },
];

/** Which of the forms a refusal belongs to. */
type Form = 'start' | 'renew' | 'off';
interface Refusal {
  readonly of: Form;
  readonly problem: Problem;
}

async function start(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const started = await startSecondFactor(deps, actor, { password: field(form, 'password') });
  return started.ok
    ? offerPage(request, started.value)
    : await refusedPage(request, { of: 'start', problem: started.problem });
}

async function confirm(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, sessionToken } = request;
  const confirmed = await confirmSecondFactor(deps, actor, sessionToken ?? '', { code: field(form, 'code') });
  if (confirmed.ok) return codesPage(request, confirmed.value.recoveryCodes, t.isOn[request.lang]);
  const waiting = isAboutForm(confirmed.problem) ? await waitingSecret(deps, actor) : undefined;
  return waiting ? offerPage(request, waiting, confirmed.problem) : problemPage(confirmed.problem);
}

const bothFactors = (form: StaffPageRequest['form']) => ({
  password: field(form, 'password'),
  code: field(form, 'code'),
});

async function renew(request: StaffPageRequest): Promise<PageReply> {
  const renewed = await renewRecoveryCodes(request.deps, request.actor, bothFactors(request.form));
  return renewed.ok
    ? codesPage(request, renewed.value.recoveryCodes, t.renewed[request.lang])
    : await refusedPage(request, { of: 'renew', problem: renewed.problem });
}

async function turnOff(request: StaffPageRequest): Promise<PageReply> {
  const ended = await endSecondFactor(request.deps, request.actor, bothFactors(request.form));
  return ended.ok
    ? redirect(`${paths.account}?done=off`)
    : await refusedPage(request, { of: 'off', problem: ended.problem });
}

const isAboutForm = ({ kind }: Problem) => kind === 'invalid' || kind === 'too-many';

async function refusedPage(request: StaffPageRequest, refusal: Refusal): Promise<PageReply> {
  return isAboutForm(refusal.problem) ? await overview(request, refusal) : problemPage(refusal.problem);
}

const statusOf = (problem: Problem | undefined) => (problem ? problemStatus[problem.kind] : 200);
const stateOf = (problem: Problem | undefined): FormState => ({ values: {}, errors: problem?.errors ?? [] });
const noticeOf = (problem: Problem | undefined, lang: Lang) =>
  problem?.kind === 'too-many' && problem.detail
    ? ({ tone: 'bad', text: problem.detail[lang] } as const)
    : undefined;

async function overview(request: StaffPageRequest, refusal?: Refusal): Promise<PageReply> {
  const { deps, actor, lang } = request;
  const account = await viewOwnAccount(deps, actor);
  if (!account.ok) return problemPage(account.problem);
  const { secondFactorSince: since, recoveryCodesLeft } = account.value;
  const refusalOf = (form: Form) => (refusal?.of === form ? refusal.problem : undefined);
  return {
    kind: 'page',
    title: t.title[lang],
    status: statusOf(refusal?.problem),
    notice: noticeOf(refusal?.problem, lang),
    body: (
      <section class="card narrow">
        <h1>{t.title[lang]}</h1>
        {since === null ? (
          <>
            <p>{t.lead[lang]}</p>
            <p>{t.startLead[lang]}</p>
            <FactorForm
              {...{ lang, refused: refusalOf('start'), action: paths.secondFactor }}
              button={t.start[lang]}
              primary
            />
          </>
        ) : (
          <>
            <p>{t.onSince(formatJalali(tehranDay(since), lang))[lang]}</p>
            <details open={refusal?.of === 'renew'}>
              <summary>{t.renewTitle[lang]}</summary>
              <p>{t.renewLead(recoveryCodesLeft)[lang]}</p>
              <FactorForm
                {...{ lang, refused: refusalOf('renew'), action: paths.recoveryCodes, withCode: true }}
                button={t.renew[lang]}
              />
            </details>
            <details open={refusal?.of === 'off'}>
              <summary>{t.offTitle[lang]}</summary>
              <p>{t.offLead[lang]}</p>
              <FactorForm
                {...{ lang, refused: refusalOf('off'), action: paths.secondFactorOff, withCode: true }}
                button={t.off[lang]}
              />
            </details>
          </>
        )}
        <p>
          <a href={paths.account}>{ownAccountText.back[lang]}</a>
        </p>
      </section>
    ),
  };
}

/** The password again, and a code where the second step is on. */
function FactorForm(props: {
  lang: Lang;
  refused: Problem | undefined;
  action: string;
  button: string;
  withCode?: boolean;
  primary?: boolean;
}) {
  const { lang, refused, action, button, withCode, primary } = props;
  const state = stateOf(refused);
  // Two such forms may stand on one page, and ids must differ: each wraps its fields in labels of its own.
  return (
    <form method="post" action={action} class="stack">
      {state.errors.length > 0 ? (
        <div class="errors" role="alert">
          <ul>
            {state.errors.map(({ path, message }) => (
              <li>
                {path === 'code' ? t.anyCode[lang] : t.password[lang]}: {message[lang]}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <label class="field">
        <span>{t.password[lang]}</span>
        <input name="password" type="password" dir="ltr" autocomplete="current-password" required />
      </label>
      {withCode ? (
        <label class="field">
          <span>{t.anyCode[lang]}</span>
          <input name="code" dir="ltr" inputmode="numeric" autocomplete="one-time-code" required />
        </label>
      ) : null}
      <p class="actions">
        <button class={primary ? 'button primary' : 'button'} type="submit">
          {button}
        </button>
      </p>
    </form>
  );
}

function offerPage({ lang }: StaffPageRequest, offered: OfferedSecret, refused?: Problem): PageReply {
  const state = stateOf(refused);
  return {
    kind: 'page',
    title: t.title[lang],
    status: statusOf(refused),
    notice: noticeOf(refused, lang),
    body: (
      <section class="card narrow">
        <h1>{t.title[lang]}</h1>
        <h2>{t.scanTitle[lang]}</h2>
        <p>{t.scan[lang]}</p>
        <QrCode text={offered.address} label={t.qrLabel[lang]} />
        <p>{t.byHand[lang]}</p>
        <code class="secret" dir="ltr">
          {inFours(offered.secret)}
        </code>
        <h2 class="after">{t.confirmTitle[lang]}</h2>
        <ErrorSummary {...{ state, lang, labels: { code: t.code[lang] }, title: t.notOn[lang] }} />
        <form method="post" action={paths.secondFactorConfirm} class="stack">
          <TextField
            {...{ state, lang, name: 'code', label: t.code[lang] }}
            ltr
            numeric
            required
            autocomplete="one-time-code"
            autofocus
          />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.confirm[lang]}
            </button>
            <a href={paths.account}>{ownAccountText.back[lang]}</a>
          </p>
        </form>
      </section>
    ),
  };
}

function codesPage({ lang, actor }: StaffPageRequest, codes: readonly string[], notice: string): PageReply {
  return {
    kind: 'page',
    title: t.codesTitle[lang],
    notice: { tone: 'good', text: notice },
    body: (
      <section class="card narrow">
        <h1>{t.codesTitle[lang]}</h1>
        <p>{t.forWhom(`\u2068${actor.username}\u2069`)[lang]}</p>
        <p>{t.codesLead(codes.length)[lang]}</p>
        <ol class="codes" dir="ltr">
          {codes.map((code) => (
            <li>{inFours(lang === 'fa' ? toPersianDigits(code) : code)}</li>
          ))}
        </ol>
        <p class="quiet no-print">{t.printHint[lang]}</p>
        <a class="button primary" href={paths.account}>
          {t.done[lang]}
        </a>
      </section>
    ),
  };
}
