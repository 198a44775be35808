import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { maskPhone } from '../../kernel/phone.ts';
import type { Problem } from '../../kernel/problem.ts';
import { ErrorSummary, type FormState, SelectField, TextField, textIn } from '../../web/form.tsx';
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
import { benefactorKinds } from './benefactor.rules.ts';
import { editProfile } from './edit-profile.ts';
import { ownPhoneText } from './phone-change.text.ts';
import { kindNames, profileText as t } from './profile.text.ts';
import { type OwnProfile, provinceChoices, viewProfile } from './view-profile.ts';

export const profileRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.benefactorProfile, handle: profilePage },
  { method: 'post', path: paths.benefactorProfile, handle: saveProfile },
];

async function profilePage(request: StaffPageRequest): Promise<PageReply> {
  const profile = await viewProfile(request.deps, request.actor);
  if (!profile.ok) return problemPage(profile.problem);
  return await formPage(request, profile.value, { values: valuesOf(profile.value), errors: [] });
}

function valuesOf({ name, kind, province, anonymous, wantsMessages }: OwnProfile): FormState['values'] {
  return {
    name: [name],
    kind: [kind],
    province: [province ?? ''],
    anonymous: anonymous ? ['1'] : [],
    wantsMessages: wantsMessages ? ['1'] : [],
  };
}

async function saveProfile(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const edited = await editProfile(deps, actor, field(form, 'revision'), {
    name: field(form, 'name'),
    kind: field(form, 'kind'),
    province: field(form, 'province') || null,
    anonymous: field(form, 'anonymous') === '1',
    wantsMessages: field(form, 'wantsMessages') === '1',
  });
  if (edited.ok) return redirect(`${paths.benefactorProfile}?done=1`);
  const profile = await viewProfile(deps, actor);
  if (!profile.ok || !['invalid', 'stale'].includes(edited.problem.kind)) return problemPage(edited.problem);
  return await formPage(
    request,
    profile.value,
    { values: form, errors: edited.problem.errors ?? [] },
    edited.problem,
  );
}

const doneText = (done: string) =>
  done === 'phone' ? ownPhoneText.done : done === 'refused' ? ownPhoneText.refused : t.saved;

async function formPage(
  { deps, lang, query }: StaffPageRequest,
  profile: OwnProfile,
  state: FormState,
  problem?: Problem,
): Promise<PageReply> {
  const provinces = await provinceChoices(deps);
  const said = problem?.detail?.[lang];
  return {
    kind: 'page',
    title: t.title[lang],
    status: problem ? problemStatus[problem.kind] : 200,
    ...(said ? { notice: { tone: 'bad' as const, text: said } } : {}),
    ...(query.done && !problem
      ? { notice: { tone: 'good' as const, text: doneText(query.done)[lang] } }
      : {}),
    body: (
      <section class="card narrow stack">
        <h1>{t.title[lang]}</h1>
        {profile.phoneAskedAt === null ? null : (
          <form method="post" action={paths.benefactorPhone} class="notice wait stack">
            <p>{ownPhoneText.asked(formatJalali(tehranDay(profile.phoneAskedAt), lang))[lang]}</p>
            <p class="actions">
              <button class="button" type="submit" name="go" value="refuse">
                {ownPhoneText.refuse[lang]}
              </button>
            </p>
          </form>
        )}
        <ErrorSummary state={state} lang={lang} labels={{ name: t.name[lang], province: t.province[lang] }} />
        <dl class="facts">
          <dt>{t.phone[lang]}</dt>
          <dd>
            <bdi dir="ltr">{maskPhone(profile.phone)}</bdi>
            <br />
            <a href={paths.benefactorPhone}>{ownPhoneText.change[lang]}</a>
          </dd>
        </dl>
        <form method="post" action={paths.benefactorProfile} class="stack">
          <input type="hidden" name="revision" value={String(profile.revision)} />
          <TextField
            state={state}
            lang={lang}
            name="name"
            label={t.name[lang]}
            hint={t.nameHint[lang]}
            required
          />
          <SelectField
            state={state}
            lang={lang}
            name="kind"
            label={t.kind[lang]}
            required
            choices={benefactorKinds.map((kind) => ({ value: kind, label: kindNames[kind][lang] }))}
          />
          <SelectField
            state={state}
            lang={lang}
            name="province"
            label={t.province[lang]}
            hint={t.provinceHint[lang]}
            empty={t.noProvince[lang]}
            choices={provinces
              .map(({ code, name }) => ({ value: code, label: name[lang] }))
              .sort((a, b) => a.label.localeCompare(b.label, lang))}
          />
          <Tick state={state} name="anonymous" label={t.anonymous[lang]} hint={t.anonymousHint[lang]} />
          <Tick state={state} name="wantsMessages" label={t.messages[lang]} hint={t.messagesHint[lang]} />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
          </p>
        </form>
      </section>
    ),
  };
}

/** One thing to agree to, with what it means beneath. */
function Tick(props: { state: FormState; name: string; label: string; hint: string }) {
  const { state, name, label, hint } = props;
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          name={name}
          value="1"
          checked={textIn(state, name) === '1'}
          aria-describedby={`${name}-hint`}
        />
        <span>{label}</span>
      </label>
      <span class="hint" id={`${name}-hint`}>
        {hint}
      </span>
    </div>
  );
}
