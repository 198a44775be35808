import type { Problem } from '../../kernel/problem.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField, TicksField } from '../../web/form.tsx';
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
import { amountField } from '../awards/award-form.officer.tsx';
import { viewGiver } from '../benefactors/view-giver.ts';
import { enterPledge } from './enter-pledge.ts';
import { cadences, fallbacks, intentions, pledgeKinds } from './pledge.rules.ts';
import { pledgeChoices } from './pledge-choices.ts';
import { UseFields, useFieldOf, useIn, useLabels } from './pledge-new-use.officer.tsx';
import { pledgePageText as t } from './pledge-page.text.ts';
import { cadenceNames, fallbackNames, intentionNames, pledgeKindNames } from './pledge-words.text.ts';

/** A pledge that somebody made by phone or at the counter. */
export const pledgeNewRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.newPledge, handle: (request) => newPage(request) },
  { method: 'post', path: paths.newPledge, handle: add },
];

/** Names of fields in the form by their path in the body. */
const fieldOf: Readonly<Record<string, string>> = { 'benefactor.phone': 'phone', 'benefactor.name': 'name' };

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const optional = (name: string) => {
    const text = field(form, name).trim();
    return text === '' ? {} : { [name]: text };
  };
  const amountRial = amountField(form, 'amountRial');
  const quantity = amountField(form, 'quantity');
  const months = amountField(form, 'months');
  const entered = await enterPledge(deps, actor, {
    ...(field(form, 'benefactorId') === ''
      ? {
          benefactor: {
            phone: field(form, 'phone'),
            name: field(form, 'name'),
            anonymous: field(form, 'anonymous') === 'yes',
          },
        }
      : { benefactorId: field(form, 'benefactorId') }),
    kind: field(form, 'kind'),
    ...optional('cadence'),
    ...(amountRial === undefined ? {} : { amountRial }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(months === undefined ? {} : { months }),
    ...optional('description'),
    ...optional('opportunityId'),
    ...optional('intention'),
    ...optional('fallback'),
    ...optional('startsOn'),
    ...useIn(form),
  });
  if (entered.ok) return redirect(`${paths.pledge(entered.value.id)}?done=new`);
  return entered.problem.kind === 'invalid' || entered.problem.kind === 'conflict'
    ? await newPage(request, entered.problem)
    : problemPage(entered.problem);
}

/** Whom it is entered for, where that is known already and they are the organisation's. */
async function knownGiver({ deps, actor }: StaffPageRequest, id: string | undefined) {
  if (!id) return undefined;
  const found = await viewGiver(deps, actor, id);
  return found.ok ? found.value : undefined;
}

async function newPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form, query } = request;
  const known = await knownGiver(request, field(form, 'benefactorId') || query.benefactorId);
  const choices = await pledgeChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const state: FormState = refused
    ? {
        values: form,
        errors: (refused.errors ?? []).map((error) => ({
          ...error,
          path: fieldOf[error.path] ?? useFieldOf(error.path, form),
        })),
      }
    : {
        values: {
          kind: ['money'],
          cadence: ['once'],
          earmark: ['any'],
          intention: ['none'],
          fallback: ['similar'],
        },
        errors: [],
      };
  const labels = {
    phone: t.phone[lang],
    name: t.name[lang],
    kind: t.kind[lang],
    cadence: t.cadence[lang],
    amountRial: t.amount[lang],
    startsOn: t.startsOn[lang],
    months: t.months[lang],
    quantity: t.quantityOf[lang],
    description: t.descriptionAsk[lang],
    opportunityId: t.kit[lang],
    ...useLabels(lang),
    intention: t.intention[lang],
    fallback: t.fallback[lang],
  };
  const at = { state, lang };
  const titled = (items: readonly { id: string; title: { fa: string; en: string | null } }[]) =>
    items.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }));
  const { kits } = choices.value;
  return {
    kind: 'page',
    title: t.add[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <section class="card narrow">
        <h1>{t.add[lang]}</h1>
        <ErrorSummary state={state} lang={lang} labels={labels} />
        <form method="post" action={paths.newPledge} class="stack">
          <h2>{t.whoTitle[lang]}</h2>
          {known ? (
            <p>
              <input type="hidden" name="benefactorId" value={known.id} />
              <a href={paths.giver(known.id)}>
                <AsWritten text={known.name} lang={lang} />
              </a>
            </p>
          ) : (
            <>
              <TextField
                {...at}
                name="phone"
                label={labels.phone}
                hint={t.whoHint[lang]}
                ltr
                numeric
                required
              />
              <TextField {...at} name="name" label={labels.name} required />
              <TicksField
                {...at}
                name="anonymous"
                label={t.anonymous[lang]}
                choices={[{ value: 'yes', label: t.anonymousAsk[lang] }]}
              />
            </>
          )}
          <h2>{t.what[lang]}</h2>
          <SelectField
            {...at}
            name="kind"
            label={labels.kind}
            required
            choices={pledgeKinds.map((one) => ({ value: one, label: pledgeKindNames[one][lang] }))}
          />
          <SelectField
            {...at}
            name="cadence"
            label={labels.cadence}
            required
            choices={cadences.map((one) => ({ value: one, label: cadenceNames[one][lang] }))}
          />
          <TextField
            {...at}
            name="amountRial"
            label={labels.amountRial}
            hint={t.amountHint[lang]}
            ltr
            numeric
          />
          <TextField {...at} name="startsOn" label={labels.startsOn} hint={t.startsOnHint[lang]} ltr />
          <TextField {...at} name="months" label={labels.months} hint={t.monthsHint[lang]} ltr numeric />
          <TextField {...at} name="quantity" label={labels.quantity} ltr numeric />
          <TextField {...at} name="description" label={labels.description} />
          {kits.length > 0 ? (
            <SelectField
              {...at}
              name="opportunityId"
              label={labels.opportunityId}
              empty={t.noOpportunity[lang]}
              choices={titled(kits)}
            />
          ) : null}
          <h2>{t.useTitle[lang]}</h2>
          <UseFields choices={choices.value} state={state} lang={lang} />
          <SelectField
            {...at}
            name="intention"
            label={labels.intention}
            required
            choices={intentions.map((one) => ({ value: one, label: intentionNames[one][lang] }))}
          />
          <SelectField
            {...at}
            name="fallback"
            label={labels.fallback}
            required
            choices={fallbacks.map((one) => ({ value: one, label: fallbackNames[one][lang] }))}
          />
          <p class="actions">
            <button class="button primary" type="submit">
              {formText.save[lang]}
            </button>
            <a class="button" href={paths.pledges}>
              {formText.cancel[lang]}
            </a>
          </p>
        </form>
      </section>
    ),
  };
}
