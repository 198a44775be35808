import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, formatJalaliShort, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, toLatinDigits, toPersianDigits } from '../../kernel/persian.ts';
import type { FieldError, Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
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
import { TextArea } from '../../web/text-area.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { statementText } from '../ledger/statement.text.ts';
import { addCampaign } from './add-campaign.ts';
import { campaignText as t } from './campaign.text.ts';
import type { CampaignRecord } from './campaign-record.rules.ts';
import { closeCampaign, editCampaign } from './edit-campaign.ts';
import { viewOwnCampaign, viewOwnCampaigns } from './show-campaigns.ts';

/** Campaigns of an organisation, or of everywhere for the national office. */
export const staffCampaignRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.campaigns, handle: listPage },
  { method: 'get', path: paths.newCampaign, handle: async (request) => newPage(request) },
  { method: 'post', path: paths.newCampaign, handle: add },
  { method: 'get', path: '/officer/campaigns/:id', handle: (request) => campaignPage(request) },
  { method: 'post', path: '/officer/campaigns/:id', handle: change },
];

const formNames = [
  'slug',
  'titleFa',
  'titleEn',
  'storyFa',
  'storyEn',
  'startsOn',
  'endsOn',
  'yearlyOn',
  'goalToman',
  'goalFamilies',
] as const;
const labels = (lang: Lang): Readonly<Record<string, string>> =>
  Object.fromEntries(formNames.map((name) => [name, t.fields[name][lang]]));

/** What was typed, as the API takes it. */
function bodyOf(form: StaffPageRequest['form']) {
  const text = (name: string) => field(form, name).trim();
  const number = (name: string, times: number) => {
    const digits = toLatinDigits(text(name)).replace(/[\s,\u066C\u060C]/g, '');
    return digits === '' ? null : /^\d{1,14}$/.test(digits) ? Number(digits) * times : digits;
  };
  return {
    title: { fa: text('titleFa'), en: text('titleEn') || null },
    story: { fa: text('storyFa'), en: text('storyEn') || null },
    startsOn: text('startsOn'),
    endsOn: text('endsOn'),
    yearlyOn: toLatinDigits(text('yearlyOn')) || null,
    goalRial: number('goalToman', 10),
    goalFamilies: number('goalFamilies', 1),
  };
}

const asFormErrors = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map((error) => ({
    ...error,
    path: error.path
      .replace(/^(title|story)\.(fa|en)$/, (_, name: string, lang: string) =>
        lang === 'fa' ? `${name}Fa` : `${name}En`,
      )
      .replace(/^goalRial$/, 'goalToman'),
  }));

const dayText = (day: LocalDate, lang: Lang) => (lang === 'fa' ? formatJalaliShort(day) : day);

async function listPage({ deps, actor, lang }: StaffPageRequest): Promise<PageReply> {
  const found = await viewOwnCampaigns(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const isNational = actor.organisationKind === 'national';
  return {
    kind: 'page',
    title: t.list[lang],
    body: (
      <>
        <GivingNav at="campaigns" actor={actor} lang={lang} />
        <div class="head">
          <h1>{t.list[lang]}</h1>
          <a class="button primary" href={paths.newCampaign}>
            {t.add[lang]}
          </a>
        </div>
        {found.value.length === 0 ? (
          <p class="card empty">{t.none[lang]}</p>
        ) : (
          <section class="card roomy">
            <table class="cards">
              <thead>
                <tr>
                  <th scope="col">{t.columns.title[lang]}</th>
                  <th scope="col">{t.columns.when[lang]}</th>
                  <th scope="col">{t.columns.state[lang]}</th>
                </tr>
              </thead>
              <tbody>
                {found.value.map((one) => {
                  const isOwn = (one.organisationId === null) === isNational;
                  return (
                    <tr>
                      <td class="main">
                        <a href={isOwn ? paths.staffCampaign(one.id) : paths.campaign(one.slug)}>
                          <AsWritten text={titleIn(one.title, lang)} lang={lang} />
                        </a>
                        {isOwn ? null : <span class="quiet"> ({t.ofEverywhere[lang]})</span>}
                      </td>
                      <td data-label={t.columns.when[lang]}>
                        {t.from(formatJalali(one.startsOn, lang), formatJalali(one.endsOn, lang))[lang]}
                      </td>
                      <td data-label={t.columns.state[lang]}>{(one.closedAt ? t.closed : t.open)[lang]}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        )}
      </>
    ),
  };
}

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const made = await addCampaign(deps, actor, { slug: field(form, 'slug').trim(), ...bodyOf(form) });
  if (made.ok) return redirect(`${paths.staffCampaign(made.value.id)}?done=1`);
  return made.problem.kind === 'invalid' ? newPage(request, made.problem) : problemPage(made.problem);
}

function newPage({ actor, lang, form }: StaffPageRequest, refused?: Problem): PageReply {
  const state: FormState = refused
    ? { values: form, errors: asFormErrors(refused.errors ?? []) }
    : { values: {}, errors: [] };
  return {
    kind: 'page',
    title: t.add[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    body: (
      <>
        <GivingNav at="campaigns" actor={actor} lang={lang} />
        <section class="card narrow">
          <h1>{t.add[lang]}</h1>
          <ErrorSummary state={state} lang={lang} labels={labels(lang)} />
          <form method="post" action={paths.newCampaign} class="stack">
            <TextField
              state={state}
              lang={lang}
              name="slug"
              label={t.fields.slug[lang]}
              hint={t.hints.slug[lang]}
              ltr
              required
            />
            <Fields state={state} lang={lang} />
            <p class="actions">
              <button class="button primary" type="submit">
                {t.save[lang]}
              </button>
              <a href={paths.campaigns}>{formText.cancel[lang]}</a>
            </p>
          </form>
        </section>
      </>
    ),
  };
}

async function change(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const seen = field(form, 'revision');
  const done =
    field(form, 'act') === 'close'
      ? await closeCampaign(deps, actor, id, seen)
      : await editCampaign(deps, actor, id, seen, bodyOf(form));
  if (done.ok) return redirect(`${paths.staffCampaign(id)}?done=1`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await campaignPage(request, done.problem);
}

async function campaignPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query, form } = request;
  const found = await viewOwnCampaign(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const campaign = found.value;
  const state: FormState = refused
    ? { values: form, errors: asFormErrors(refused.errors ?? []) }
    : { values: valuesOf(campaign, lang), errors: [] };
  const title = titleIn(campaign.title, lang);
  return {
    kind: 'page',
    title,
    status: refused ? problemStatus[refused.kind] : 200,
    ...(refused?.detail
      ? { notice: { tone: 'bad', text: refused.detail[lang] } }
      : query.done
        ? { notice: { tone: 'good', text: t.saved[lang] } }
        : {}),
    body: (
      <>
        <GivingNav at="campaigns" actor={actor} lang={lang} />
        <section class="card narrow">
          <h1>
            <AsWritten text={title} lang={lang} />
          </h1>
          <p>
            <a href={paths.campaign(campaign.slug)}>{t.page[lang]}</a>
            {isPermitted(actor, 'ledger:read') ? (
              <>
                {' · '}
                <a href={paths.campaignStatement(campaign.id)}>{statementText.open[lang]}</a>
              </>
            ) : null}
          </p>
          {campaign.closedAt !== null ? (
            <p class="notice wait">{t.over[lang]}</p>
          ) : (
            <>
              <ErrorSummary state={state} lang={lang} labels={labels(lang)} />
              <form method="post" action={paths.staffCampaign(campaign.id)} class="stack">
                <input type="hidden" name="revision" value={String(campaign.revision)} />
                <Fields state={state} lang={lang} />
                <p class="actions">
                  <button class="button primary" type="submit">
                    {t.save[lang]}
                  </button>
                  <button class="button" type="submit" name="act" value="close" formnovalidate>
                    {t.close[lang]}
                  </button>
                </p>
              </form>
            </>
          )}
        </section>
      </>
    ),
  };
}

function Fields({ state, lang }: { state: FormState; lang: Lang }) {
  const common = { state, lang };
  return (
    <>
      <TextField {...common} name="titleFa" label={t.fields.titleFa[lang]} required />
      <TextField {...common} name="titleEn" label={t.fields.titleEn[lang]} ltr />
      <TextArea {...common} name="storyFa" label={t.fields.storyFa[lang]} required rows={5} />
      <TextArea {...common} name="storyEn" label={t.fields.storyEn[lang]} rows={5} />
      <TextField
        {...common}
        name="startsOn"
        label={t.fields.startsOn[lang]}
        hint={t.hints.day[lang]}
        ltr
        required
      />
      <TextField
        {...common}
        name="endsOn"
        label={t.fields.endsOn[lang]}
        hint={t.hints.day[lang]}
        ltr
        required
      />
      <TextField
        {...common}
        name="yearlyOn"
        label={t.fields.yearlyOn[lang]}
        hint={t.hints.yearlyOn[lang]}
        ltr
      />
      <TextField {...common} name="goalToman" label={t.fields.goalToman[lang]} numeric />
      <TextField {...common} name="goalFamilies" label={t.fields.goalFamilies[lang]} numeric />
    </>
  );
}

function valuesOf(campaign: CampaignRecord, lang: Lang): FormState['values'] {
  const number = (value: number | null) => [value === null ? '' : formatNumber(value, lang)];
  return {
    titleFa: [campaign.title.fa],
    titleEn: [campaign.title.en ?? ''],
    storyFa: [campaign.story.fa],
    storyEn: [campaign.story.en ?? ''],
    startsOn: [dayText(campaign.startsOn, lang)],
    endsOn: [dayText(campaign.endsOn, lang)],
    yearlyOn: [lang === 'fa' ? toPersianDigits(campaign.yearlyOn ?? '') : (campaign.yearlyOn ?? '')],
    goalToman: number(campaign.goalRial === null ? null : campaign.goalRial / 10),
    goalFamilies: number(campaign.goalFamilies),
  };
}
