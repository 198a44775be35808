import type { JSX } from 'hono/jsx/jsx-runtime';
import { type Actor, isPermitted } from '../kernel/actor.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Lang } from '../kernel/text.ts';
import { homeOf } from './home.ts';
import { paths } from './paths.ts';
import { problemMends, problemText, problemTitles } from './problem.text.ts';
import { problemStatus } from './problem-response.ts';
import { type ScriptName, scriptVersions } from './scripts.ts';
import { shellText } from './shell.text.ts';

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  readonly actor: Actor | null;
  /** Path and query of the page, for the language switch and the navigation's mark. */
  readonly here: string;
  readonly body: JSX.Element;
  readonly status?: number;
  readonly retryAfterSeconds?: number | undefined;
  /** Leaves out header and navigation, for letters. */
  readonly bare?: boolean;
  /** For everybody: a way out in the corner, and a title without the service's name. */
  readonly open?: true;
  readonly scripts?: readonly ScriptName[];
  readonly notice?: { readonly tone: 'good' | 'bad'; readonly text: string };
}

/** First letters of the style sheet's SHA-256, so that browsers may keep it for ever; a test holds it to the file. */
export const assetVersion = '9b886834';

export function renderDocument(page: Page): Response {
  const html = `<!doctype html>${String(<Document {...page} />)}`;
  return new Response(html, {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': page.lang,
      ...(page.retryAfterSeconds === undefined ? {} : { 'retry-after': String(page.retryAfterSeconds) }),
    },
  });
}

/** A refusal as a page for people: what happened, how to mend it, the way on. */
export function problemPageResponse(
  problem: Problem,
  at: { lang: Lang; requestId: string; actor: Actor | null; here: string },
): Response {
  const { lang } = at;
  const title = problemTitles[lang][problem.kind];
  return renderDocument({
    ...at,
    title,
    status: problemStatus[problem.kind],
    retryAfterSeconds: problem.retryAfterSeconds,
    body: (
      <section class="card narrow">
        <h1>{title}</h1>
        <p>{(problem.detail ?? problemMends[problem.kind])[lang]}</p>
        {problem.errors && problem.errors.length > 0 ? (
          <ul>
            {problem.errors.map((error) => (
              <li>{error.message[lang]}</li>
            ))}
          </ul>
        ) : null}
        <p>
          {at.actor ? (
            <a class="button" href={homeOf(at.actor)}>
              {problemText.toToday[lang]}
            </a>
          ) : problem.kind !== 'unauthenticated' ? (
            <a class="button" href={paths.findWork}>
              {problemText.toFindWork[lang]}
            </a>
          ) : (
            <a class="button" href={paths.signIn} target="_blank" rel="noopener">
              {problemText.toSignIn[lang]}
            </a>
          )}
        </p>
        <p class="quiet">
          {problemText.requestId[lang]}: <bdi dir="ltr">{at.requestId}</bdi>
        </p>
      </section>
    ),
  });
}

function Document(page: Page) {
  const { lang, title, bare, open } = page;
  const scripts = [...(open && !bare ? (['exit.js'] as const) : []), ...(page.scripts ?? [])];
  return (
    <html lang={lang} dir={lang === 'fa' ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{bare || open ? title : `${title} · ${shellText.brand[lang]}`}</title>
        {lang === 'fa' ? (
          <link
            rel="preload"
            href={paths.asset('vazirmatn.woff2')}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
        ) : null}
        <link rel="stylesheet" href={`${paths.asset('mehrkar.css')}?v=${assetVersion}`} />
        <link rel="icon" href={paths.asset('icon.svg')} type="image/svg+xml" />
        {scripts.map((name) => (
          <script src={`${paths.asset(name)}?v=${scriptVersions[name]}`} defer />
        ))}
      </head>
      <body class={bare ? 'bare' : undefined}>
        {bare ? null : <Header {...page} />}
        <main id="content" tabindex={-1}>
          {page.notice ? (
            <p class={`notice ${page.notice.tone}`} role={page.notice.tone === 'bad' ? 'alert' : 'status'}>
              {page.notice.text}
            </p>
          ) : null}
          {page.body}
        </main>
      </body>
    </html>
  );
}

/** What an officer uses all day; on a narrow screen the rest folds away. */
const alwaysShown = 4;

/** Pages that have no place of their own in the navigation, and the place they are reached from. */
const sections: readonly (readonly [under: string, place: string])[] = [
  [paths.placements, paths.checks],
  ['/officer/visits', paths.checks],
  [paths.awards, paths.promises],
  [paths.recalls, paths.promises],
  [paths.benefactorPhone, paths.benefactorProfile],
  ...[
    paths.givers,
    paths.pledges,
    paths.receipts,
    paths.bankAccounts,
    paths.funds,
    paths.ledger,
    paths.staffCauses,
    paths.campaigns,
  ].map((under) => [under, paths.sponsorships] as const),
];

/** Open pages of those who give: they are offered their own way in. */
const ofGiving = (path: string) => /^\/(give|campaigns|transparency)(\/|$)/.test(path);

function Header({ lang, actor, here, open }: Page) {
  const links: (readonly [href: string, label: string])[] = [];
  if (actor) {
    if (isPermitted(actor, 'today:read')) links.push([paths.today, shellText.today[lang]]);
    if (isPermitted(actor, 'giving:own'))
      links.push(
        [paths.gifts, shellText.gifts[lang]],
        [paths.benefactorProfile, shellText.ownProfile[lang]],
        [paths.invite, shellText.invite[lang]],
      );
    if (isPermitted(actor, 'people:read')) links.push([paths.people, shellText.people[lang]]);
    if (isPermitted(actor, 'opportunities:staff'))
      links.push([paths.opportunities, shellText.opportunities[lang]]);
    if (isPermitted(actor, 'referrals:read')) links.push([paths.referrals, shellText.referrals[lang]]);
    if (isPermitted(actor, 'targets:read'))
      links.push([
        isPermitted(actor, 'people:read') ? paths.promises : paths.promisesBelow,
        shellText.promises[lang],
      ]);
    if (isPermitted(actor, 'placements:read')) links.push([paths.checks, shellText.checks[lang]]);
    if (isPermitted(actor, 'sponsorships:read')) links.push([paths.sponsorships, shellText.giving[lang]]);
    else if (isPermitted(actor, 'campaigns:write') && actor.organisationKind === 'national')
      links.push([paths.campaigns, shellText.campaigns[lang]]);
    if (isPermitted(actor, 'employers:read')) links.push([paths.employers, shellText.employers[lang]]);
    if (isPermitted(actor, 'reference:read')) links.push([paths.reference, shellText.reference[lang]]);
    if (isPermitted(actor, 'accounts:manage')) links.push([paths.staff, shellText.staff[lang]]);
    if (isPermitted(actor, 'people:duplicates')) links.push([paths.duplicates, shellText.duplicates[lang]]);
    if (isPermitted(actor, 'requests:second')) links.push([paths.secondPerson, shellText.secondPerson[lang]]);
    if (isPermitted(actor, 'reference:write') && actor.organisationKind === 'national')
      links.push([paths.missedQueries, shellText.missedQueries[lang]]);
    if (isPermitted(actor, 'search:care') && actor.organisationKind === 'national')
      links.push([paths.searchCare, shellText.searchCare[lang]]);
    if (isPermitted(actor, 'audit:whole')) links.push([paths.auditorLedger, shellText.ledger[lang]]);
    if (isPermitted(actor, 'audit:read'))
      links.push([isPermitted(actor, 'audit:whole') ? paths.auditor : paths.audit, shellText.audit[lang]]);
  }
  const folded = links.slice(alwaysShown);
  const other = lang === 'fa' ? 'en' : 'fa';
  const path = here.split('?')[0] ?? '';
  const section = sections.find(([under]) => path === under || path.startsWith(`${under}/`))?.[1] ?? path;
  const current = links
    .map(([href]) => href)
    .filter((href) => section === href || section.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <header class="top">
      <a class="skip" href="#content">
        {shellText.skip[lang]}
      </a>
      <a class="brand" href={actor ? homeOf(actor) : paths.home}>
        {shellText.brand[lang]}
      </a>
      {links.length > 0 ? (
        <nav aria-label={shellText.navLabel[lang]}>
          {links.map(([href, label], i) => (
            <a
              class={i < alwaysShown ? undefined : 'folds'}
              href={href}
              aria-current={href === current ? 'page' : undefined}
            >
              {label}
            </a>
          ))}
          {links.length > alwaysShown ? (
            <details class="more">
              <summary>{folded.find(([href]) => href === current)?.[1] ?? shellText.more[lang]}</summary>
              {folded.map(([href, label]) => (
                <a href={href} aria-current={href === current ? 'page' : undefined}>
                  {label}
                </a>
              ))}
            </details>
          ) : null}
        </nav>
      ) : (
        <span class="tagline">{shellText.tagline[lang]}</span>
      )}
      <div class="who">
        {actor ? (
          <a href={paths.account} aria-current={path === paths.account ? 'page' : undefined}>
            <span class="actor">{actor.name[lang]}</span>
            <span class="actor-short">{shellText.account[lang]}</span>
          </a>
        ) : null}
        {actor === null && ofGiving(path) && path !== paths.giveSignIn ? (
          <a class="quiet" href={paths.giveSignIn}>
            {shellText.giveSignIn[lang]}
          </a>
        ) : null}
        {actor === null && !ofGiving(path) && path !== paths.signIn ? (
          <a class="quiet" href={paths.signIn}>
            {shellText.staffSignIn[lang]}
          </a>
        ) : null}
        <a href={paths.language(other, here)} lang={other} hreflang={other}>
          {shellText.otherLanguage[lang]}
        </a>
        {actor ? (
          <form method="post" action={paths.signOut}>
            <button class="link" type="submit">
              {shellText.signOut[lang]}
            </button>
          </form>
        ) : null}
        {open ? (
          <a class="button small leave" href={paths.blank} data-leave="" rel="noreferrer">
            {shellText.leave[lang]}
          </a>
        ) : null}
      </div>
    </header>
  );
}
