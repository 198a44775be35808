import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, emptyForm, type FormState, TextField } from '../../web/form.tsx';
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
import type { EmployerView } from './employer-view.rules.ts';
import { employersPageText as t } from './employers-page.text.ts';
import { listEmployers } from './list-employers.ts';
import { registerEmployer } from './register-employer.ts';

/** Employers of the organisation: who they are, how to reach them, and a form for one more. */
export const employersPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.employers, handle: (request) => employersPage(request) },
  { method: 'post', path: paths.employers, handle: add },
];

const parts = ['name', 'contact', 'phone', 'address'] as const;

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const blankIsNull = (name: string) => field(form, name).trim() || null;
  const added = await registerEmployer(deps, actor, {
    name: field(form, 'name'),
    contact: blankIsNull('contact'),
    phone: blankIsNull('phone'),
    address: blankIsNull('address'),
  });
  if (added.ok)
    return redirect(
      `${paths.employers}?${new URLSearchParams({ added: added.value.id, q: added.value.name })}`,
    );
  const { kind } = added.problem;
  return kind === 'invalid' || kind === 'conflict'
    ? await employersPage(request, added.problem)
    : problemPage(added.problem);
}

async function employersPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, query, form } = request;
  const q = query.q?.trim() ?? '';
  const found = await listEmployers(deps, actor, {
    ...(q ? { q } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor } = found.value;
  const state: FormState = refused ? { values: form, errors: refused.errors ?? [] } : emptyForm;
  const labels = Object.fromEntries(parts.map((name) => [name, t[name][lang]]));
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: query.added ? { tone: 'good', text: t.added[lang] } : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">
          {t.total(formatNumber(total, lang))[lang]} · {t.lead[lang]}
        </p>
        <div class="columns">
          <details class="card" open={refused !== undefined}>
            <summary>{t.add[lang]}</summary>
            {refused?.kind === 'conflict' ? (
              <div class="errors" role="alert">
                <p>{refused.detail?.[lang]}</p>
                <a
                  href={`${paths.employers}?${new URLSearchParams({ q: field(form, 'name') })}#employer-${String(refused.extra?.employerId)}`}
                >
                  {t.taken[lang]}
                </a>
              </div>
            ) : null}
            <ErrorSummary state={state} lang={lang} labels={labels} />
            <form method="post" action={paths.employers} class="stack">
              <TextField state={state} lang={lang} name="name" label={t.name[lang]} required />
              <TextField state={state} lang={lang} name="contact" label={t.contact[lang]} />
              <TextField
                state={state}
                lang={lang}
                name="phone"
                label={t.phone[lang]}
                hint={t.phoneHint[lang]}
                ltr
                numeric
              />
              <TextField state={state} lang={lang} name="address" label={t.address[lang]} />
              <p class="actions">
                <button class="button primary" type="submit">
                  {t.save[lang]}
                </button>
              </p>
            </form>
          </details>
          <div>
            <form method="get" action={paths.employers} class="card search">
              <label class="field">
                <span>{t.q[lang]}</span>
                <input type="search" name="q" value={q} autocomplete="off" />
              </label>
              <button class="button" type="submit">
                {formText.search[lang]}
              </button>
              {q ? <a href={paths.employers}>{formText.reset[lang]}</a> : null}
            </form>
            {items.length > 0 ? (
              <EmployerTable items={items} lang={lang} />
            ) : (
              <p class="card empty">{q ? t.notFound[lang] : t.empty[lang]}</p>
            )}
            {nextCursor ? (
              <p>
                <a
                  class="button"
                  href={`${paths.employers}?${new URLSearchParams({ ...(q ? { q } : {}), cursor: nextCursor })}`}
                >
                  {formText.next[lang]}
                </a>
              </p>
            ) : null}
          </div>
        </div>
      </>
    ),
  };
}

function EmployerTable({ items, lang }: { items: readonly EmployerView[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.name, t.contact, t.phone, t.address, t.open, t.kept, t.complaints] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr id={`employer-${one.id}`}>
            <td class="main">
              <AsWritten text={one.name} lang={lang} />
            </td>
            <td data-label={t.contact[lang]}>
              {one.contact ? <AsWritten text={one.contact} lang={lang} /> : t.unknown[lang]}
            </td>
            <td data-label={t.phone[lang]}>
              {one.phone ? (
                <a href={`tel:${one.phone}`}>
                  <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(one.phone) : one.phone}</bdi>
                </a>
              ) : (
                t.unknown[lang]
              )}
            </td>
            <td data-label={t.address[lang]}>
              <span>{one.address ? <AsWritten text={one.address} lang={lang} /> : t.unknown[lang]}</span>
            </td>
            <td data-label={t.open[lang]}>{formatNumber(one.openOpportunities, lang)}</td>
            <td data-label={t.kept[lang]}>{formatNumber(one.placementsKept, lang)}</td>
            <td data-label={t.complaints[lang]}>
              {one.complaints > 0 ? (
                <span class="chip bad">{formatNumber(one.complaints, lang)}</span>
              ) : (
                formatNumber(0, lang)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
