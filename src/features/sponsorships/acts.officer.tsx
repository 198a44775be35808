import { tehranToday } from '../../kernel/calendar.ts';
import { formatRial } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { ErrorSummary, type FormState } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { dayText } from '../awards/award-form.officer.tsx';
import { ActFields, actLabels } from './act-fields.officer.tsx';
import { bodyOf } from './act-form.officer.tsx';
import { type Act, acts } from './acts.rules.ts';
import { approveSponsorship } from './approve-sponsorship.ts';
import { quoteSponsorship, refuseSponsorship, setPayers } from './decide-sponsorship.ts';
import { recordSponsorshipEvent } from './record-event.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import { viewFunds } from './view-funds.ts';
import { viewSponsorship } from './view-sponsorship.ts';

/** What is done with a sponsorship, each on a page of its own. */
export const sponsorshipActRoutes: readonly StaffPageRoute[] = acts.flatMap((act): StaffPageRoute[] => [
  { method: 'get', path: `/officer/sponsorships/:id/${act}`, handle: (request) => formPage(request, act) },
  { method: 'post', path: `/officer/sponsorships/:id/${act}`, handle: (request) => carryOut(request, act) },
]);

/** What cannot be mistaken for noting something down: the button says what happens. */
const saysItself: readonly Act[] = ['approve', 'refuse', 'cancel-asked', 'cancel-refused', 'cancelled'];

async function carryOut(request: StaffPageRequest, act: Act): Promise<PageReply> {
  const id = request.params.id ?? '';
  const done = await written(request, id, act);
  if (done.ok) return redirect(`${paths.sponsorship(id)}?saved=1`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await formPage(request, act, done.problem);
}

async function written(request: StaffPageRequest, id: string, act: Act): Promise<Result<unknown>> {
  const { deps, actor, form, lang } = request;
  const revision = field(form, 'revision') || undefined;
  const body = bodyOf(act, form);
  if (act === 'approve') return await approveSponsorship(deps, actor, id, revision, lang);
  if (act === 'refuse') return await refuseSponsorship(deps, actor, id, revision, body);
  if (act === 'payers') return await setPayers(deps, actor, id, revision, body);
  if (act === 'quote') return await quoteSponsorship(deps, actor, id, revision, body);
  return await recordSponsorshipEvent(deps, actor, id, revision, body);
}

async function formPage(request: StaffPageRequest, act: Act, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const found = await viewSponsorship(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const view = found.value;
  const { sponsorship } = view;
  const asksFunds = act === 'payers' || act === 'topped-up' || act === 'upkeep';
  const funds = asksFunds ? await viewFunds(deps, actor, sponsorship) : undefined;
  if (funds && !funds.ok) return problemPage(funds.problem);
  const today = tehranToday(deps.now());
  const state: FormState = refused
    ? { values: form, errors: named(refused.errors ?? [], form) }
    : { values: preset(act), errors: [] };
  const name = `${sponsorship.personName.given} ${sponsorship.personName.family}`;
  const title = t.acts[act][lang];
  const lead = act in t.actLeads ? t.actLeads[act as keyof typeof t.actLeads] : undefined;
  return {
    kind: 'page',
    title: `${title} · ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice:
      refused && (refused.errors ?? []).length === 0
        ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
        : undefined,
    body: (
      <>
        <h1>{title}</h1>
        <p>
          <a href={paths.sponsorship(sponsorship.id)}>
            <AsWritten text={titleIn(sponsorship.title, lang)} lang={lang} /> ·{' '}
            <AsWritten text={name} lang={lang} />
          </a>
          {' · '}
          {formatRial(sponsorship.priceRial, lang)}
        </p>
        {lead ? <p class="quiet">{lead[lang]}</p> : null}
        {act === 'approve' ? <p>{t.approveLead[lang]}</p> : null}
        <ErrorSummary state={state} lang={lang} labels={actLabels(lang)} />
        <form method="post" action={paths.sponsorshipAct(sponsorship.id, act)} class="card stack">
          <input type="hidden" name="revision" value={String(sponsorship.revision)} />
          <ActFields
            act={act}
            view={view}
            funds={funds?.value ?? []}
            state={state}
            lang={lang}
            today={today}
          />
          <p class="actions">
            <button class="button primary" type="submit">
              {(saysItself.includes(act) ? t.acts[act] : t.save)[lang]}
            </button>
            <a class="button" href={paths.sponsorship(sponsorship.id)}>
              {t.back[lang]}
            </a>
          </p>
        </form>
      </>
    ),
  };

  function preset(which: Act): FormState['values'] {
    const day = [dayText(today, lang)];
    return {
      happenedOn: day,
      quotedOn: day,
      bankAccountId: [view.banks[0]?.id ?? ''],
      serials: [sponsorship.unit?.serials.join('\n') ?? ''],
      ...(which === 'payers'
        ? Object.fromEntries(
            sponsorship.shares.map(({ fundId, amountRial }) => [`pay.${fundId}`, [String(amountRial)]]),
          )
        : {}),
    };
  }
}

/** An error of a payer stands at the field of its fund. */
function named(errors: NonNullable<Problem['errors']>, form: StaffPageRequest['form']): FormState['errors'] {
  const funds = Object.keys(form).filter(
    (name) => name.startsWith('pay.') && field(form, name).trim() !== '',
  );
  return errors.map((error) => {
    const at = /^payers\.(\d+)\./.exec(error.path)?.[1];
    const path = at === undefined ? undefined : funds[Number(at)];
    return path === undefined ? error : { ...error, path };
  });
}
