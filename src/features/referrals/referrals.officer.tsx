import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { listReferrals } from './list-referrals.ts';
import { isOpen, referralStates } from './referral.rules.ts';
import { referralPageText as t } from './referral-page.text.ts';
import type { ReferralRecord } from './referral-record.rules.ts';
import { stateNames } from './referrals.text.ts';

/** The list of referrals: what is under way first, because that is what waits. */
export const referralListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/referrals', handle: listPage },
];

async function listPage({ deps, actor, lang, query }: StaffPageRequest) {
  const show = query.show === 'ended' || query.show === 'all' ? query.show : 'open';
  const state = referralStates.find((one) => one === query.state);
  const found = await listReferrals(deps, actor, {
    ...(state ? { state } : show === 'all' ? {} : { open: String(show === 'open') }),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, nextCursor } = found.value;
  return {
    kind: 'page' as const,
    title: t.listTitle[lang],
    body: (
      <>
        <h1>{t.listTitle[lang]}</h1>
        <nav class="tabs" aria-label={t.state[lang]}>
          {(['open', 'ended', 'all'] as const).map((one) => (
            <a
              href={one === 'open' ? paths.referrals : `${paths.referrals}?show=${one}`}
              aria-current={one === show && !state ? 'page' : undefined}
            >
              {t[one][lang]}
            </a>
          ))}
        </nav>
        {state ? (
          <p class="actions">
            <span class="chip">
              {t.state[lang]}: {stateNames[state][lang]}
            </span>
            <a class="button small" href={paths.referrals}>
              {formText.reset[lang]}
            </a>
          </p>
        ) : null}
        {items.length === 0 ? (
          <p class="card empty">
            {state ? t.emptyState[lang] : show === 'open' ? t.emptyOpen[lang] : t.emptyAll[lang]}
          </p>
        ) : (
          <ReferralTable items={items} lang={lang} />
        )}
        {nextCursor ? (
          <p>
            <a
              class="button"
              href={`${paths.referrals}?${state ? `state=${state}` : `show=${show}`}&cursor=${nextCursor}`}
            >
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

export function ReferralTable({ items, lang }: { items: readonly ReferralRecord[]; lang: Lang }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{t.person[lang]}</th>
          <th scope="col">{t.opportunity[lang]}</th>
          <th scope="col">{t.state[lang]}</th>
          <th scope="col">{t.moved[lang]}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.referral(one.id)}>
                <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
              </a>
            </td>
            <td data-label={t.opportunity[lang]}>
              <span>
                <AsWritten text={titleIn(one.title, lang)} lang={lang} />
              </span>
            </td>
            <td data-label={t.state[lang]}>
              <span class={isOpen(one.state) ? 'chip wait' : one.state === 'placed' ? 'chip' : 'chip plain'}>
                {stateNames[one.state][lang]}
              </span>
            </td>
            <td data-label={t.moved[lang]}>{formatJalali(tehranDay(one.updatedAt), lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
