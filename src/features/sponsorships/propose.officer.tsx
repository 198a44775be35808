import { formatJalali, tehranToday } from '../../kernel/calendar.ts';
import { compactNumber, formatNumber, formatRial, toLatinDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
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
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { amountField, dayText } from '../awards/award-form.officer.tsx';
import { matchesForPerson, type PersonMatches } from '../matching/matches-for-person.ts';
import { actLabels } from './act-fields.officer.tsx';
import { proposeSponsorship } from './propose-sponsorship.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import { viewProposal } from './view-proposal.ts';

/** A kit for a person: which, from where, at what price. */
export const proposeRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: '/officer/people/:id/sponsorship',
    handle: (request) => (request.query.kit ? formPage(request, request.query.kit) : choosePage(request)),
  },
  { method: 'post', path: '/officer/people/:id/sponsorship', handle: propose },
];

const kitsShown = 50;

async function propose(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form, lang } = request;
  const kit = field(form, 'kit');
  const supplier = field(form, 'supplier').trim();
  const asked = amountField(form, 'priceRial');
  const months = toLatinDigits(compactNumber(field(form, 'trustMonths')));
  const done = await proposeSponsorship(
    deps,
    actor,
    {
      personId: params.id ?? '',
      opportunityId: kit,
      unitId: field(form, 'unitId') || null,
      ...(months === '' ? {} : { trustMonths: Number.isNaN(Number(months)) ? months : Number(months) }),
      ...(supplier === '' && asked === undefined
        ? {}
        : {
            quote: {
              supplier,
              priceRial: asked ?? '',
              quotedOn: field(form, 'quotedOn'),
              expiresOn: field(form, 'expiresOn'),
            },
          }),
    },
    lang,
  );
  if (done.ok) return redirect(`${paths.sponsorship(done.value.id)}?saved=new`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await formPage(request, kit, done.problem);
}

async function choosePage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, lang } = request;
  const id = params.id ?? '';
  const found = await matchesForPerson(deps, actor, id, { kind: 'kit', limit: String(kitsShown) });
  if (!found.ok) return problemPage(found.problem);
  const { items, person } = found.value;
  const name = `${person.givenName} ${person.familyName}`;
  return {
    kind: 'page',
    title: `${t.newTitle[lang]} · ${name}`,
    body: (
      <>
        <h1>{t.newTitle[lang]}</h1>
        <p>
          <a href={`${paths.person(id)}?kind=kit`}>
            <AsWritten text={name} lang={lang} />
          </a>
        </p>
        <section class="card">
          <h2>{t.choose[lang]}</h2>
          {items.length === 0 ? (
            <p class="quiet">{t.noKits[lang]}</p>
          ) : (
            <>
              <p class="quiet">{t.chooseLead[lang]}</p>
              <ul class="acts">
                {items.map(({ opportunityId, title }) => (
                  <li>
                    <a href={`${paths.newSponsorship(id)}?${new URLSearchParams({ kit: opportunityId })}`}>
                      <AsWritten text={titleIn(title, lang)} lang={lang} />
                    </a>
                    <Price found={found.value} id={opportunityId} lang={lang} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </>
    ),
  };
}

function Price({ found, id, lang }: { found: PersonMatches; id: string; lang: Lang }) {
  const rial = found.opportunities.get(id)?.kit?.priceRial;
  return rial === undefined ? null : <span class="quiet"> · {formatRial(rial, lang)}</span>;
}

async function formPage(request: StaffPageRequest, kit: string, refused?: Problem): Promise<PageReply> {
  const { deps, actor, params, lang, form } = request;
  const id = params.id ?? '';
  const found = await viewProposal(deps, actor, kit);
  if (!found.ok) return problemPage(found.problem);
  const { title, priceRial, units } = found.value;
  const state: FormState = refused
    ? {
        values: form,
        errors: (refused.errors ?? []).map((error) => ({ ...error, path: error.path.replace('quote.', '') })),
      }
    : {
        values: {
          quotedOn: [dayText(tehranToday(deps.now()), lang)],
          trustMonths: [formatNumber(18, lang)],
        },
        errors: [],
      };
  const at = { state, lang };
  const says = blocksOf(refused);
  return {
    kind: 'page',
    title: t.newTitle[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice:
      refused && (refused.errors ?? []).length === 0
        ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
        : undefined,
    body: (
      <>
        <h1>
          {t.newTitle[lang]}: <AsWritten text={titleIn(title, lang)} lang={lang} />
        </h1>
        <p>
          <a href={`${paths.person(id)}?kind=kit`}>{t.name[lang]}</a>
          {' · '}
          <a href={paths.newSponsorship(id)}>{t.chooseOther[lang]}</a>
          {' · '}
          {formatRial(priceRial, lang)}
        </p>
        {says.length === 0 ? null : (
          <ul>
            {says.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        )}
        <p class="quiet">{t.proposeLead[lang]}</p>
        <ErrorSummary
          state={state}
          lang={lang}
          labels={{ ...actLabels(lang), trustMonths: t.trustMonths[lang] }}
        />
        <form method="post" action={paths.newSponsorship(id)} class="card stack">
          <input type="hidden" name="kit" value={kit} />
          {units.length === 0 ? null : (
            <SelectField
              {...at}
              name="unitId"
              label={t.fromStock[lang]}
              unmarked
              empty={t.buyNew[lang]}
              choices={units.map((unit) => ({
                value: unit.id,
                label: [
                  formatJalali(unit.boughtOn, lang),
                  formatRial(unit.costRial, lang),
                  unit.serials.join(', '),
                ]
                  .filter((one) => one !== '')
                  .join(' · '),
              }))}
            />
          )}
          <fieldset>
            <legend>{t.quote[lang]}</legend>
            <p class="quiet">{t.quoteOptional[lang]}</p>
            <TextField {...at} name="supplier" label={t.supplier[lang]} />
            <TextField {...at} name="priceRial" label={t.priceRial[lang]} ltr numeric />
            <TextField {...at} name="quotedOn" label={t.quotedOn[lang]} hint={t.dayHint[lang]} ltr />
            <TextField {...at} name="expiresOn" label={t.expiresOn[lang]} hint={t.dayHint[lang]} ltr />
          </fieldset>
          <TextField {...at} name="trustMonths" label={t.trustMonths[lang]} ltr numeric />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.propose[lang]}
            </button>
          </p>
        </form>
      </>
    ),
  };
}

/** What blocks a pair, in words, where a refusal says so. */
function blocksOf(refused: Problem | undefined): readonly string[] {
  const blocks = refused?.extra?.blocks;
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((one: { detail?: unknown }) => (typeof one.detail === 'string' ? [one.detail] : []));
}
