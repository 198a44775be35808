import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
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
import {
  type AwardRecord,
  awardStateOf,
  opportunityKindOf,
  voidReasons,
  type WorkChoice,
} from './award.rules.ts';
import { awardKindNames, awardStateNames, voidReasonNames } from './award.text.ts';
import { awardChoices } from './award-choices.ts';
import {
  AwardFields,
  amountField,
  awardLabels,
  blankIsNull,
  dayText,
  formValuesOf,
  WorkField,
  workName,
} from './award-form.officer.tsx';
import { awardPageText as t } from './award-page.text.ts';
import { percentOf } from './awards.officer.tsx';
import { deliverAward } from './deliver-award.ts';
import { editAward } from './edit-award.ts';
import { viewAward, worksForAward } from './view-award.ts';
import { voidAward } from './void-award.ts';

/** One award: what is recorded, and what can still be done with it. */
export const awardPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/awards/:id', handle: (request) => awardPage(request) },
  { method: 'post', path: '/officer/awards/:id', handle: act },
];

const acts = ['edit', 'deliver', 'void'] as const;
type Act = (typeof acts)[number];

async function act(request: StaffPageRequest): Promise<PageReply> {
  const { params, form } = request;
  const id = params.id ?? '';
  const which = acts.find((one) => one === field(form, 'act'));
  if (which === undefined) return await awardPage(request);
  const done = await carriedOut(request, id, which);
  if (done.ok) return redirect(`${paths.award(id)}?done=${which}`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await awardPage(request, { problem: done.problem, act: which });
}

async function carriedOut(request: StaffPageRequest, id: string, which: Act): Promise<Result<AwardRecord>> {
  const { deps, actor, form } = request;
  const revision = field(form, 'revision') || undefined;
  const has = (name: string) => form[name] !== undefined;
  const optional = (name: string) => (has(name) ? { [name]: blankIsNull(form, name) } : {});
  if (which === 'void') return await voidAward(deps, actor, id, revision, { reason: field(form, 'reason') });
  if (which === 'deliver')
    return await deliverAward(deps, actor, id, revision, {
      deliveredOn: field(form, 'deliveredOn'),
      ...optional('placementId'),
    });
  return await editAward(deps, actor, id, revision, {
    ...(has('amountRial')
      ? {
          amountRial: amountField(form, 'amountRial') ?? '',
          benefactorRial: amountField(form, 'benefactorRial') ?? '',
          approvedOn: field(form, 'approvedOn'),
          ...optional('fundedOn'),
        }
      : {}),
    ...optional('opportunityId'),
    ...optional('placementId'),
  });
}

interface Refusal {
  readonly problem: Problem;
  readonly act: Act;
}

async function awardPage(request: StaffPageRequest, refused?: Refusal): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const found = await viewAward(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const award = found.value;
  const works = await worksForAward(deps, actor, award.personId);
  if (!works.ok) return problemPage(works.problem);
  const mayWrite = isPermitted(actor, 'awards:write');
  const sources = mayWrite ? await awardChoices(deps, actor) : undefined;
  const opportunities = (sources?.ok ? sources.value : [])
    .filter(({ kind }) => kind === opportunityKindOf[award.kind])
    .map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }));
  const name = `${award.personName.given} ${award.personName.family}`;
  const done = { edit: t.saved, deliver: t.deliveredNow, void: t.voidedNow, new: t.recorded };
  const told = done[query.done as keyof typeof done];
  const detail = refused?.problem.detail;
  return {
    kind: 'page',
    title: `${awardKindNames[award.kind][lang]} · ${name}`,
    status: refused ? problemStatus[refused.problem.kind] : 200,
    notice: detail
      ? { tone: 'bad', text: detail[lang] }
      : told && !refused
        ? { tone: 'good', text: told[lang] }
        : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              {awardKindNames[award.kind][lang]} ·{' '}
              <a href={paths.person(award.personId)}>
                <AsWritten text={name} lang={lang} />
              </a>
            </h1>
            <p>
              <a href={paths.awards}>{t.title[lang]}</a>
            </p>
          </div>
          <span class={awardStateOf(award) === 'delivered' ? 'chip' : 'chip wait'}>
            {awardStateNames[awardStateOf(award)][lang]}
          </span>
        </div>
        <div class="columns even">
          <Facts
            award={award}
            works={works.value}
            mayWrite={isPermitted(actor, 'placements:write')}
            lang={lang}
          />
          {mayWrite && award.voidedAt === null ? (
            <Acts
              award={award}
              works={works.value}
              opportunities={opportunities}
              lang={lang}
              today={tehranToday(deps.now())}
              form={request.form}
              refused={refused}
            />
          ) : null}
        </div>
      </>
    ),
  };
}

function Facts({
  award,
  works,
  mayWrite,
  lang,
}: {
  award: AwardRecord;
  works: readonly WorkChoice[];
  mayWrite: boolean;
  lang: Lang;
}) {
  const work = works.find(({ id }) => id === award.placementId);
  const day = (value: LocalDate | null) => (value === null ? t.notYet[lang] : formatJalali(value, lang));
  const voidReason = voidReasons.find((one) => one === award.voidReason);
  const lines: readonly (readonly [string, string])[] = [
    [t.amount[lang], formatRial(award.amountRial, lang)],
    [
      t.benefactors[lang],
      `${formatRial(award.benefactorRial, lang)} (${t.percent(percentOf(award, lang))[lang]})`,
    ],
    [t.approvedOn[lang], day(award.approvedOn)],
    [t.fundedOn[lang], day(award.fundedOn)],
    [t.deliveredOn[lang], day(award.deliveredOn)],
    [t.work[lang], work ? workName(work, lang) : t.noWork[lang]],
    ...(award.bunchingReason === null ? [] : [[t.bunchingReason[lang], award.bunchingReason] as const]),
    ...(voidReason === undefined ? [] : [[t.voidReason[lang], voidReasonNames[voidReason][lang]] as const]),
  ];
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        {award.title ? (
          <div>
            <dt>{t.opportunity[lang]}</dt>
            <dd>
              <a href={paths.opportunity(award.opportunityId ?? '')}>
                <AsWritten text={titleIn(award.title, lang)} lang={lang} />
              </a>
            </dd>
          </div>
        ) : null}
        {lines.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <AsWritten text={value} lang={lang} />
            </dd>
          </div>
        ))}
      </dl>
      {mayWrite && award.voidedAt === null && award.deliveredOn !== null && works.length === 0 ? (
        <p>
          <a href={paths.newPlacement(award.personId)}>{t.recordWork[lang]}</a>
        </p>
      ) : null}
      {award.voidedAt === null ? (
        <p class="quiet">
          {award.benefactorRial * 2 >= award.amountRial ? t.mayCount[lang] : t.belowHalf[lang]}
        </p>
      ) : (
        <p>
          {t.isVoid[lang]} <a href={`${paths.newAward}?personId=${award.personId}`}>{t.again[lang]}</a>
        </p>
      )}
    </section>
  );
}

function Acts(props: {
  award: AwardRecord;
  works: readonly WorkChoice[];
  opportunities: readonly Choice[];
  lang: Lang;
  today: LocalDate;
  form: StaffPageRequest['form'];
  refused: Refusal | undefined;
}) {
  const { award, works, opportunities, lang, today, form, refused } = props;
  const stateOf = (which: Act, fresh: FormState['values']): FormState =>
    refused?.act === which
      ? { values: form, errors: refused.problem.errors ?? [] }
      : { values: fresh, errors: [] };
  const recorded = formValuesOf(award, lang);
  const edit = stateOf('edit', recorded);
  const deliver = stateOf('deliver', { ...recorded, deliveredOn: [dayText(today, lang)] });
  const voids = stateOf('void', {});
  const hidden = (which: Act) => (
    <>
      <input type="hidden" name="act" value={which} />
      <input type="hidden" name="revision" value={String(award.revision)} />
    </>
  );
  const action = paths.award(award.id);
  const labels = awardLabels(lang);
  const delivered = award.deliveredOn !== null;
  return (
    <section class="card stack">
      {delivered ? null : (
        <>
          <h2>{t.deliver[lang]}</h2>
          <ErrorSummary state={deliver} lang={lang} labels={labels} />
          <form method="post" action={action} class="stack">
            {hidden('deliver')}
            <TextField
              state={deliver}
              lang={lang}
              name="deliveredOn"
              label={t.deliveredOn[lang]}
              hint={t.dateHint[lang]}
              ltr
              required
            />
            {works.length === 0 ? null : <WorkField state={deliver} lang={lang} works={works} />}
            <p class="actions">
              <button class="button primary" type="submit">
                {t.deliver[lang]}
              </button>
            </p>
          </form>
        </>
      )}
      {delivered && works.length === 0 ? null : (
        <details open={refused?.act === 'edit'}>
          <summary>{delivered ? t.editLink[lang] : t.edit[lang]}</summary>
          <ErrorSummary state={edit} lang={lang} labels={labels} />
          <form method="post" action={action} class="stack">
            {hidden('edit')}
            {delivered ? (
              <WorkField state={edit} lang={lang} works={works} />
            ) : (
              <AwardFields state={edit} lang={lang} opportunities={opportunities} />
            )}
            <p class="actions">
              <button class="button" type="submit">
                {t.save[lang]}
              </button>
            </p>
          </form>
        </details>
      )}
      <details open={refused?.act === 'void'}>
        <summary>{t.void[lang]}</summary>
        <p>{t.voidLead[lang]}</p>
        <ErrorSummary state={voids} lang={lang} labels={{ reason: t.voidReason[lang] }} />
        <form method="post" action={action} class="stack">
          {hidden('void')}
          <SelectField
            state={voids}
            lang={lang}
            name="reason"
            label={t.voidReason[lang]}
            required
            empty={formText.choose[lang]}
            choices={voidReasons.map((one) => ({ value: one, label: voidReasonNames[one][lang] }))}
          />
          <p class="actions">
            <button class="button" type="submit">
              {t.void[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}
