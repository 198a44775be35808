import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
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
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { causeCloseReasons } from './cause.rules.ts';
import {
  asFormErrors,
  CauseFields,
  causeLabels,
  dayText,
  wholeField,
  wordsIn,
} from './cause-form.officer.tsx';
import { causeCloseNames, causePageText as t } from './cause-page.text.ts';
import { budgetStates, type CauseRecord } from './cause-record.rules.ts';
import { causeState, StateChip, slotsText } from './causes.officer.tsx';
import { closeCause } from './close-cause.ts';
import { editCause } from './edit-cause.ts';
import { giveText } from './give.text.ts';
import { tradeName } from './trade-words.text.ts';
import { type CauseAtHand, viewCauseAtHand } from './view-causes.ts';

/** One cause of the organisation: how it stands, changing and closing it. */
export const staffCauseRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/causes/:id', handle: (request) => causePage(request) },
  { method: 'post', path: '/officer/causes/:id/edit', handle: edit },
  { method: 'post', path: '/officer/causes/:id/close', handle: close },
];

async function edit(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const more = wholeField(form, 'addSlots');
  const lines = Object.keys(form).flatMap((name) => /^line-(\d+)$/.exec(name)?.[1] ?? []);
  const changed = await editCause(deps, actor, id, field(form, 'revision'), {
    ...wordsIn(form),
    ...(more === undefined || more === 0 ? {} : { addSlots: more }),
    budget: lines.map((line) => ({ line: Number(line), state: field(form, `line-${line}`) })),
  });
  if (changed.ok) return redirect(`${paths.staffCause(id)}?done=saved`);
  return await causePage(request, { act: 'edit', problem: changed.problem });
}

async function close(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const closed = await closeCause(deps, actor, id, field(form, 'revision'), {
    reason: field(form, 'reason'),
  });
  if (closed.ok) return redirect(`${paths.staffCause(id)}?done=saved`);
  return await causePage(request, { act: 'close', problem: closed.problem });
}

async function causePage(
  request: StaffPageRequest,
  refused?: { readonly act: 'edit' | 'close'; readonly problem: Problem },
): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  if (refused && refused.problem.kind === 'not-found') return problemPage(refused.problem);
  const found = await viewCauseAtHand(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { cause } = found.value;
  const title = titleIn(cause.title, lang);
  const state = causeState(cause, deps);
  const told = query.done === 'new' ? t.published : query.done === 'saved' ? t.saved : undefined;
  const said = refused?.problem.detail;
  return {
    kind: 'page',
    title,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    ...(said
      ? { notice: { tone: 'bad', text: said[lang] } }
      : told
        ? { notice: { tone: 'good', text: told[lang] } }
        : {}),
    body: (
      <>
        <GivingNav at="causes" actor={actor} lang={lang} />
        <div class="head">
          <h1>
            <AsWritten text={title} lang={lang} />
          </h1>
          <StateChip state={state} lang={lang} />
        </div>
        <div class="columns even">
          <Facts {...found.value} isPublic={state === 'open'} lang={lang} />
          {cause.closedAt === null ? <Acts at={found.value} request={request} refused={refused} /> : null}
        </div>
      </>
    ),
  };
}

function Facts(props: CauseAtHand & { isPublic: boolean; lang: Lang }) {
  const { cause, couldBe, vocabulary, isPublic, lang } = props;
  const reason = causeCloseReasons.find((one) => one === cause.closedReason);
  const facts: readonly (readonly [string, string])[] = [
    [t.columns.slots[lang], slotsText(cause, lang)],
    [t.place[lang], placeOf(cause, vocabulary, lang)],
    [t.trade[lang], tradeName(vocabulary, cause.trade, lang)],
    [t.price[lang], formatRial(cause.slotRial, lang)],
    [t.fields.verifiedOn[lang], formatJalali(cause.verifiedOn, lang)],
    ...(cause.closesOn ? [[t.fields.closesOn[lang], formatJalali(cause.closesOn, lang)] as const] : []),
    ...(reason ? [[t.fields.reason[lang], causeCloseNames[reason][lang]] as const] : []),
  ];
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p class="quiet">
        {t.couldBe(formatNumber(couldBe, lang))[lang]} {t.monthly[lang]}
      </p>
      <p class="actions">
        {isPublic ? <a href={paths.cause(cause.id)}>{t.publicPage[lang]}</a> : null}
        <a href={paths.opportunity(cause.opportunityId)}>{t.toKit[lang]}</a>
      </p>
    </section>
  );
}

function placeOf({ province, county }: CauseRecord, vocabulary: Vocabulary, lang: Lang): string {
  if (county !== null) return vocabulary.label('counties', county, lang);
  return province === null ? giveText.everywhere[lang] : vocabulary.label('provinces', province, lang);
}

function Acts(props: {
  at: CauseAtHand;
  request: StaffPageRequest;
  refused: { readonly act: 'edit' | 'close'; readonly problem: Problem } | undefined;
}) {
  const { at, request, refused } = props;
  const { cause, campaigns } = at;
  const { lang, form } = request;
  const editState: FormState =
    refused?.act === 'edit'
      ? { values: form, errors: asFormErrors(refused.problem.errors ?? []) }
      : { values: valuesOf(cause, lang), errors: [] };
  const closeState: FormState =
    refused?.act === 'close'
      ? { values: form, errors: refused.problem.errors ?? [] }
      : { values: {}, errors: [] };
  return (
    <div>
      <details class="card" open={refused?.act === 'edit'}>
        <summary>{t.edit[lang]}</summary>
        <ErrorSummary state={editState} lang={lang} labels={causeLabels(lang)} />
        <form method="post" action={paths.staffCauseAct(cause.id, 'edit')} class="stack">
          <input type="hidden" name="revision" value={String(cause.revision)} />
          <CauseFields state={editState} lang={lang} campaigns={campaigns} isNew={false} />
          <TextField state={editState} lang={lang} name="addSlots" label={t.fields.addSlots[lang]} numeric />
          <fieldset>
            <legend>{giveText.budget[lang]}</legend>
            {cause.budget.map((item, line) => (
              <div class="field">
                <label class="label" for={`line-${line}`}>
                  <AsWritten text={titleIn({ fa: item.name, en: item.nameEn ?? null }, lang)} lang={lang} />
                </label>
                <select id={`line-${line}`} name={`line-${line}`}>
                  {budgetStates.map((one) => (
                    <option
                      value={one}
                      selected={(editState.values[`line-${line}`]?.[0] ?? item.state) === one}
                    >
                      {giveText.states[one][lang]}
                    </option>
                  ))}
                </select>
              </div>
            ))}
          </fieldset>
          <p>
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
          </p>
        </form>
      </details>
      <details class="card" open={refused?.act === 'close'}>
        <summary>{t.close[lang]}</summary>
        <p>{t.closeLead[lang]}</p>
        <form method="post" action={paths.staffCauseAct(cause.id, 'close')} class="stack">
          <input type="hidden" name="revision" value={String(cause.revision)} />
          <SelectField
            state={closeState}
            lang={lang}
            name="reason"
            label={t.fields.reason[lang]}
            required
            empty={formText.choose[lang]}
            choices={causeCloseReasons.map((one) => ({ value: one, label: causeCloseNames[one][lang] }))}
          />
          <p>
            <button class="button" type="submit">
              {t.close[lang]}
            </button>
          </p>
        </form>
      </details>
    </div>
  );
}

function valuesOf(cause: CauseRecord, lang: Lang): FormState['values'] {
  return {
    titleFa: [cause.title.fa],
    titleEn: [cause.title.en ?? ''],
    needFa: [cause.need.fa],
    needEn: [cause.need.en ?? ''],
    campaignId: [cause.campaignId ?? ''],
    closesOn: [dayText(cause.closesOn, lang)],
    verifiedOn: [dayText(cause.verifiedOn, lang)],
    ...Object.fromEntries(cause.budget.map(({ state }, line) => [`line-${line}`, [state]])),
  };
}
