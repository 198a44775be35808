import type { FieldError, Problem } from '../../kernel/problem.ts';
import { fieldError } from '../../platform/parse.ts';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { changePassword } from './change-password.ts';
import { ownAccountText as t } from './own-account.text.ts';
import { viewOwnAccount } from './view-own-account.ts';

/** Choosing another password; also where everybody lands whose password somebody else made. */
export const ownPasswordPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.ownPassword, handle: (request) => passwordPage(request, []) },
  { method: 'post', path: paths.ownPassword, handle: change },
];

async function change(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, address, userAgent, sessionToken } = request;
  const newPassword = field(form, 'newPassword');
  if (newPassword !== field(form, 'repeat'))
    return await passwordPage(request, [fieldError('repeat', 'password.repeat')]);
  const changed = await changePassword(deps, actor, { address, userAgent }, sessionToken ?? '', {
    currentPassword: field(form, 'currentPassword'),
    newPassword,
  });
  if (changed.ok) return { kind: 'redirect', to: `${paths.account}?done=password`, session: changed.value };
  const { kind, errors = [] } = changed.problem;
  return kind === 'invalid' || kind === 'too-many'
    ? await passwordPage(request, errors, changed.problem)
    : problemPage(changed.problem);
}

async function passwordPage(
  { deps, actor, lang }: StaffPageRequest,
  errors: readonly FieldError[],
  refused?: Problem,
): Promise<PageReply> {
  const account = await viewOwnAccount(deps, actor);
  if (!account.ok) return problemPage(account.problem);
  const { mustChangePassword } = account.value;
  // Passwords are never written back into a page.
  const state: FormState = { values: {}, errors };
  const current = mustChangePassword ? t.oneTimePassword : t.currentPassword;
  const labels = {
    currentPassword: current[lang],
    newPassword: t.newPassword[lang],
    repeat: t.repeat[lang],
  };
  const secret = { state, lang, ltr: true, required: true, type: 'password' } as const;
  return {
    kind: 'page',
    title: t.changePassword[lang],
    status: refused ? problemStatus[refused.kind] : errors.length > 0 ? 422 : 200,
    notice:
      refused?.kind === 'too-many' && refused.detail
        ? { tone: 'bad', text: refused.detail[lang] }
        : undefined,
    body: (
      <section class="card narrow">
        <h1>{t.changePassword[lang]}</h1>
        {mustChangePassword ? <p class="notice wait">{t.mustChange[lang]}</p> : null}
        <ErrorSummary state={state} lang={lang} labels={labels} title={t.notChanged[lang]} />
        <form method="post" action={paths.ownPassword} class="stack">
          <label class="field">
            <span>{t.username[lang]}</span>
            <input name="username" dir="ltr" autocomplete="username" value={actor.username} readonly />
          </label>
          <TextField
            {...secret}
            name="currentPassword"
            label={labels.currentPassword}
            autocomplete="current-password"
            autofocus
          />
          <TextField
            {...secret}
            name="newPassword"
            label={labels.newPassword}
            hint={t.newPasswordHint[lang]}
            autocomplete="new-password"
          />
          <TextField {...secret} name="repeat" label={labels.repeat} autocomplete="new-password" />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.savePassword[lang]}
            </button>
            {mustChangePassword ? null : <a href={paths.account}>{formText.cancel[lang]}</a>}
          </p>
        </form>
      </section>
    ),
  };
}
