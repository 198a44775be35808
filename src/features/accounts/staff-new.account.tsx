import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { createAccount } from './create-account.ts';
import { accountChoices } from './list-accounts.ts';
import { roleNames } from './role.text.ts';
import { oneTimePasswordDays } from './sign-in.ts';
import { staffText as t } from './staff.text.ts';

/** A new account, and its one-time password on the page that answers the form. */
export const staffNewPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.newStaff, handle: (request) => newPage(request) },
  { method: 'post', path: paths.newStaff, handle: create },
];

async function create(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, lang } = request;
  const organisationId = field(form, 'organisationId');
  const created = await createAccount(deps, actor, {
    username: field(form, 'username'),
    name: { fa: field(form, 'name.fa'), en: field(form, 'name.en') },
    role: field(form, 'role'),
    ...(organisationId ? { organisationId } : {}),
  });
  if (created.ok) {
    const { id, username, oneTimePassword } = created.value;
    return oneTimePage({ lang, title: t.createdTitle[lang], id, username, oneTimePassword });
  }
  const { kind } = created.problem;
  return kind === 'invalid' || kind === 'conflict'
    ? await newPage(request, created.problem)
    : problemPage(created.problem);
}

async function newPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const choices = await accountChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const { roles, organisations } = choices.value;
  const state: FormState = { values: form, errors: refused?.errors ?? [] };
  const labels = {
    'name.fa': t.nameFa[lang],
    'name.en': t.nameEn[lang],
    username: t.username[lang],
    role: t.role[lang],
    organisationId: t.organisation[lang],
  };
  const common = { state, lang, required: true } as const;
  return {
    kind: 'page',
    title: t.add[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    body: (
      <section class="card narrow">
        <h1>{t.add[lang]}</h1>
        <p>{t.createLead[lang]}</p>
        {roles.includes('manager') ? null : <p class="quiet">{t.managersElsewhere[lang]}</p>}
        <ErrorSummary state={state} lang={lang} labels={labels} />
        <form method="post" action={paths.newStaff} class="stack">
          <TextField {...common} name="name.fa" label={labels['name.fa']} autofocus />
          <TextField {...common} name="name.en" label={labels['name.en']} ltr />
          <TextField {...common} name="username" label={labels.username} hint={t.usernameHint[lang]} ltr />
          <SelectField
            {...common}
            name="role"
            label={labels.role}
            choices={roles.map((role) => ({ value: role, label: roleNames[role][lang] }))}
          />
          {actor.role === 'headquarters' ? (
            <SelectField
              {...common}
              name="organisationId"
              label={labels.organisationId}
              empty={formText.choose[lang]}
              choices={organisations.map((one) => ({ value: one.id, label: one[lang] }))}
            />
          ) : null}
          <p class="actions">
            <button class="button primary" type="submit">
              {t.create[lang]}
            </button>
            <a href={paths.staff}>{formText.cancel[lang]}</a>
          </p>
        </form>
      </section>
    ),
  };
}

/** The only page a one-time password ever stands on. */
export function oneTimePage(shown: {
  lang: 'fa' | 'en';
  title: string;
  id: string;
  username: string;
  oneTimePassword: string;
}): PageReply {
  const { lang, title, id, username, oneTimePassword } = shown;
  return {
    kind: 'page',
    title,
    body: (
      <section class="card narrow stack">
        <h1>{title}</h1>
        <p role="status">{t.oneTimeLead(formatNumber(oneTimePasswordDays, lang))[lang]}</p>
        <dl class="facts">
          <dt>{t.username[lang]}</dt>
          <dd>
            <bdi dir="ltr">{username}</bdi>
          </dd>
        </dl>
        <code class="secret" dir="ltr">
          {oneTimePassword}
        </code>
        <p class="actions">
          <a class="button primary" href={paths.staffMember(id)}>
            {t.toAccount[lang]}
          </a>
          <a href={paths.staff}>{t.toList[lang]}</a>
        </p>
      </section>
    ),
  };
}
