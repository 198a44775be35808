import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { checkNationalId, restoreLeadingZeros } from '../../kernel/national-id.ts';
import { compactNumber, formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import { checkPhone } from '../../kernel/phone.ts';
import type { Lang } from '../../kernel/text.ts';
import { NameOf } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { emptyForm, type FormState, SelectField, TextField } from '../../web/form.tsx';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { browsePeople, type Homes } from './browse-people.ts';
import type { PersonLine } from './list-people.ts';
import { peopleListText as t } from './people-list.text.ts';
import { personStatuses } from './person-facts.rules.ts';
import { personKindNames, personStatusNames } from './person-words.text.ts';

/** Everyone of the organisation: search first, then register. */
export const peopleListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people', handle: listPage },
];

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const q = query.q?.trim() ?? '';
  const status = personStatuses.find((one) => one === query.status);
  const skillId = query.skillId ?? '';
  const found = await browsePeople(deps, actor, {
    q,
    status,
    skillId,
    province: query.province,
    county: query.county,
    cursor: query.cursor,
    limit: 30,
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, total, nextCursor } = found.value.page;
  const { homes } = found.value;
  const [only] = items;
  const withSkill = only?.because.find(({ id }) => id === skillId)?.label;
  if (total === 1 && only && checkNationalId(q).ok) return redirect(paths.person(only.id));
  const { province, county } = homes;
  const filters = Object.entries({ q, status: status ?? '', province, county, skillId }).filter(
    ([, value]) => value !== '',
  );
  const isFiltered = filters.length > 0;
  const here = (more: Record<string, string>) =>
    `${paths.people}?${new URLSearchParams({ ...Object.fromEntries(filters), ...more })}`;
  const state = { ...emptyForm, values: Object.fromEntries(filters.map(([name, value]) => [name, [value]])) };
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <div class="head">
          <h1>{t.title[lang]}</h1>
          <div class="actions no-print">
            <a class="button" href={paths.peopleImport}>
              {t.importList[lang]}
            </a>
            <a class="button" href={paths.newPerson}>
              {t.register[lang]}
            </a>
          </div>
        </div>
        <search>
          <form method="get" action={paths.people} class="card search">
            <TextField
              state={state}
              lang={lang}
              name="q"
              label={t.search[lang]}
              type="search"
              unmarked
              autofocus={items.length === 0}
            />
            <SelectField
              state={state}
              lang={lang}
              name="status"
              label={t.status[lang]}
              unmarked
              empty={t.everyStatus[lang]}
              choices={personStatuses.map((value) => ({ value, label: personStatusNames[value][lang] }))}
            />
            <HomeFields homes={homes} state={state} lang={lang} />
            {skillId === '' ? null : <input type="hidden" name="skillId" value={skillId} />}
            <button class={total === 0 ? 'button' : 'button primary'} type="submit">
              {formText.search[lang]}
            </button>
            {isFiltered ? (
              <a class="button" href={paths.people}>
                {formText.reset[lang]}
              </a>
            ) : null}
          </form>
        </search>
        <p class="quiet" role="status">
          {t.total(formatNumber(total, lang))[lang]}
          {withSkill ? ` · ${t.withSkill(withSkill[lang])[lang]}` : ''}
        </p>
        {items.length === 0 ? (
          <Empty q={q} isFiltered={isFiltered} lang={lang} />
        ) : (
          <PeopleTable items={items} lang={lang} />
        )}
        {query.cursor || nextCursor ? (
          <p class="actions">
            {query.cursor ? (
              <a class="button" href={here({})}>
                {t.firstPage[lang]}
              </a>
            ) : null}
            {nextCursor ? (
              <a class="button" href={here({ cursor: nextCursor })}>
                {formText.next[lang]}
              </a>
            ) : null}
          </p>
        ) : null}
      </>
    ),
  };
}

/** Where people live, of the places where some do; nothing to choose from where all live in one. */
function HomeFields({ homes, state, lang }: { homes: Homes; state: FormState; lang: Lang }) {
  const { provinces, counties, province } = homes;
  const nameOf = (code: string) => provinces.find((one) => one.code === code)?.label[lang] ?? '';
  return (
    <>
      {provinces.length > 1 ? (
        <SelectField
          state={state}
          lang={lang}
          name="province"
          label={t.province[lang]}
          unmarked
          empty={t.everyProvince[lang]}
          choices={provinces.map(({ code, label }) => ({ value: code, label: label[lang] }))}
        />
      ) : null}
      {counties.length > 1 || homes.county !== '' ? (
        <SelectField
          state={state}
          lang={lang}
          name="county"
          label={t.county[lang]}
          unmarked
          empty={t.everyCounty[lang]}
          choices={counties.map((one) => ({
            value: one.code,
            // Several counties bear one name.
            label:
              province !== '' || provinces.length < 2
                ? one.label[lang]
                : `${one.label[lang]}${t.comma[lang]}${nameOf(one.province)}`,
          }))}
        />
      ) : null}
    </>
  );
}

/** Nobody: for a national id the way on is to register that person, so that the next one finds them. */
function Empty({ q, isFiltered, lang }: { q: string; isFiltered: boolean; lang: Lang }) {
  const checked = checkNationalId(q);
  const restored = restoreLeadingZeros(q);
  if (checked.ok)
    return (
      <div class="card empty">
        <p>{t.notHeld[lang]}</p>
        <p>
          <a class="button primary" href={`${paths.newPerson}?nationalId=${checked.value}`}>
            {t.registerThis[lang]}
          </a>
        </p>
      </div>
    );
  if (restored !== undefined)
    return (
      <div class="card empty">
        <p>{t.emptySearch[lang]}</p>
        <p>
          <a class="button primary" href={`${paths.people}?q=${restored}`}>
            {t.lostZeros(lang === 'fa' ? toPersianDigits(restored) : restored)[lang]}
          </a>
        </p>
      </div>
    );
  const isMistyped = /^\d{10}$/.test(compactNumber(q));
  const wrong = checkPhone(q, { landline: true }).ok ? t.wrongIdOrPhone : t.wrongId;
  return <p class="card empty">{(isMistyped ? wrong : isFiltered ? t.emptySearch : t.emptyAll)[lang]}</p>;
}

function PeopleTable({ items, lang }: { items: readonly PersonLine[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{t.name[lang]}</th>
          <th scope="col">{t.kind[lang]}</th>
          <th scope="col">{t.county[lang]}</th>
          <th scope="col">{t.skills[lang]}</th>
          <th scope="col">{t.status[lang]}</th>
          <th scope="col">{t.need[lang]}</th>
          <th scope="col">{t.requested[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.person(one.id)}>
                <NameOf of={one} lang={lang} />
              </a>
            </td>
            <td data-label={t.kind[lang]}>{personKindNames[one.kind][lang]}</td>
            <td data-label={t.county[lang]}>{one.labels.county[lang]}</td>
            <td data-label={t.skills[lang]}>
              <Skills one={one} lang={lang} />
            </td>
            <td data-label={t.status[lang]}>
              <span class={one.status === 'seeking' ? 'chip' : 'chip plain'}>
                {personStatusNames[one.status][lang]}
              </span>
            </td>
            <td data-label={t.need[lang]}>
              {one.needScore === null ? t.unknown[lang] : formatNumber(one.needScore, lang)}
            </td>
            <td data-label={t.requested[lang]}>{formatJalali(tehranDay(one.requestedAt), lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What of the search somebody can do stands first and is marked; then what else they can. */
function Skills({ one, lang }: { one: PersonLine; lang: Lang }) {
  // An occupation is told of where no skill says the same.
  const skills = one.because.filter(({ id }) => !/^\d{4}$/.test(id));
  const found = new Set((skills.length > 0 ? skills : one.because).map(({ label }) => label[lang]));
  const others = one.labels.skills.map((skill) => skill[lang]).filter((label) => !found.has(label));
  if (found.size === 0) return <span>{others.length > 0 ? others.join(t.comma[lang]) : '–'}</span>;
  return (
    <span>
      {[...found].map((label) => (
        <>
          <mark class="chip">{label}</mark>{' '}
        </>
      ))}
      {others.join(t.comma[lang])}
    </span>
  );
}
