import type { JSX } from 'hono/jsx/jsx-runtime';
import { tehranToday } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import type { StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { dayText } from '../awards/award-form.officer.tsx';
import { pledgePageText as t } from './pledge-page.text.ts';
import { isOfMoney } from './pledge-record.rules.ts';
import type { PledgeDetail } from './view-pledge.ts';

export const pledgeActs = ['confirm', 'given', 'in-kind', 'announce', 'withdraw'] as const;
export type PledgeAct = (typeof pledgeActs)[number];

interface Props {
  readonly detail: PledgeDetail;
  readonly places: readonly {
    readonly id: string;
    readonly title: { readonly fa: string; readonly en: string | null };
  }[];
  readonly form: StaffPageRequest['form'];
  readonly refused: { readonly problem: Problem; readonly act: PledgeAct } | undefined;
  readonly now: Date;
  readonly lang: Lang;
}

/** What staff do about a pledge that stands; nothing once it is over. */
export function PledgeActs({ detail, places, form, refused, now, lang }: Props) {
  const { pledge } = detail;
  const stands = pledge.state === 'promised' || pledge.state === 'receiving';
  const mayWithdraw = stands || pledge.state === 'received';
  if (!mayWithdraw) return null;
  const today = [dayText(tehranToday(now), lang)];
  const labels = {
    opportunityId: (pledge.kind === 'kit' ? t.kit : t.opportunity)[lang],
    quantity: t.quantity[lang],
    happenedOn: t.happenedOn[lang],
    note: t.note[lang],
    valueRial: t.value[lang],
    serials: t.serials[lang],
    receivedOn: t.receivedOn[lang],
    reference: t.bankNumber[lang],
    amountRial: t.amount[lang],
    paidOn: t.paidOn[lang],
    reason: t.reason[lang],
  };
  const act = (
    which: PledgeAct,
    title: Text,
    fresh: FormState['values'],
    fields: (state: FormState) => JSX.Element,
    lead?: Text,
  ) => {
    const state: FormState =
      refused?.act === which
        ? { values: form, errors: refused.problem.errors ?? [] }
        : { values: fresh, errors: [] };
    return (
      <details open={refused?.act === which}>
        <summary>{title[lang]}</summary>
        {lead ? <p>{lead[lang]}</p> : null}
        <ErrorSummary state={state} lang={lang} labels={labels} />
        <form method="post" action={paths.pledge(pledge.id)} class="stack">
          <input type="hidden" name="act" value={which} />
          <input type="hidden" name="revision" value={String(pledge.revision)} />
          {fields(state)}
          <p class="actions">
            <button class="button" type="submit">
              {title[lang]}
            </button>
          </p>
        </form>
      </details>
    );
  };
  const text = (
    state: FormState,
    name: keyof typeof labels,
    more: { hint?: string; ltr?: boolean; numeric?: boolean; required?: boolean } = {},
  ) => <TextField state={state} lang={lang} name={name} label={labels[name]} {...more} />;
  const day = { hint: t.dateHint[lang], ltr: true, required: true };
  const number = { hint: t.amountHint[lang], ltr: true, numeric: true, required: true };
  const place = (state: FormState) =>
    places.length === 0 ? null : (
      <SelectField
        state={state}
        lang={lang}
        name="opportunityId"
        label={labels.opportunityId}
        empty={(pledge.kind === 'kit' ? formText.choose : t.noOpportunity)[lang]}
        choices={places.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }))}
      />
    );
  return (
    <section class="card stack">
      {stands && !isOfMoney(pledge) ? (
        <>
          {act(
            'confirm',
            t.confirm,
            { opportunityId: [pledge.opportunityId ?? ''] },
            (state) => (
              <>
                {place(state)}
                {text(state, 'note')}
              </>
            ),
            t.confirmLead,
          )}
          {act('given', t.given, { happenedOn: today }, (state) => (
            <>
              {text(state, 'quantity', { ltr: true, numeric: true, required: true })}
              {text(state, 'happenedOn', day)}
              {text(state, 'note')}
            </>
          ))}
        </>
      ) : null}
      {pledge.kind === 'kit' && pledge.state === 'promised'
        ? act(
            'in-kind',
            t.inKind,
            { opportunityId: [pledge.opportunityId ?? ''], receivedOn: today },
            (state) => (
              <>
                {place(state)}
                {text(state, 'valueRial', number)}
                {text(state, 'serials', { hint: t.serialsHint[lang], ltr: true })}
                {text(state, 'receivedOn', day)}
              </>
            ),
            t.inKindLead,
          )
        : null}
      {pledge.kind === 'money' && stands
        ? act('announce', t.announce, { paidOn: today }, (state) => (
            <>
              {text(state, 'reference', { ltr: true, required: true })}
              {text(state, 'amountRial', number)}
              {text(state, 'paidOn', day)}
            </>
          ))
        : null}
      {act('withdraw', t.withdraw, {}, (state) => text(state, 'reason', { required: true }), t.withdrawLead)}
    </section>
  );
}
