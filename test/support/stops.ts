import type { Hono } from 'hono';
import type { AppEnv } from '../../src/app.ts';
import { demoAccounts } from '../../src/features/demo/demo-accounts.rules.ts';

/** A page of a role: the route of the table and an address of it, with real ids. */
export interface Stop {
  readonly route: string;
  readonly path: string;
  /** As it was when the walk came by. */
  readonly html: string;
}

/** One account for every role in every kind of organisation: others of the same see the same pages. */
export const walkers: readonly string[] = demoAccounts
  .filter((one, i, all) => all.findIndex((other) => kindOf(other) === kindOf(one)) === i)
  .map((one) => one.username);

/** Where a walk sets out besides the start page: what no link leads to, and one's own of what everybody sees. */
export function beginningsOf(who: string): readonly string[] {
  if (who === 'nobody') return ['/api/docs'];
  const role = demoAccounts.find((one) => one.username === who)?.role;
  return role === 'officer' || role === 'manager' ? ['/officer/opportunities?own=1'] : [];
}
function kindOf({ role, organisationId }: (typeof demoAccounts)[number]): string {
  return `${role} ${organisationId?.split('-')[1]}`;
}

/** What one request for a page gives; `location` when it leads elsewhere. */
export interface Opened {
  readonly status: number;
  readonly location?: string | undefined;
  readonly type: string;
  readonly html: string;
}

/** Not pages: the JSON side, the platform's questions, files, and the language switch, which leads back. */
const noPage = /^\/(api\/v1|assets|livez|readyz|language)(\/|$)/;

/** Every page there is, straight from the table that the program answers by; a new one is in it by being mounted. */
export function pageRoutes(app: Hono<AppEnv>): string[] {
  const mounted = app.routes.filter(({ method, path }) => method === 'GET' && !noPage.test(path));
  return [...new Set(mounted.map(({ path }) => path))].sort();
}

/** The route that answers a path: fixed words before parameters, as they are mounted. */
export function routeOf(routes: readonly string[], path: string): string | undefined {
  const parts = path.split('/');
  const fits = routes.filter((route) => {
    const names = route.split('/');
    return (
      names.length === parts.length && names.every((name, i) => name.startsWith(':') || name === parts[i])
    );
  });
  return fits.sort((a, b) => a.split(':').length - b.split(':').length)[0];
}

/** Pages that no link leads to, each with why. */
export const unlinkedPages: Readonly<Record<string, string>> = {
  '/': 'leads on to where the role begins',
  '/work/:id/ask/:step': 'follows an answer to the question before',
  '/officer/placements/:id/correct':
    'stands beside a check, which the work that the walk comes by may not have',
  '/officer/sponsorships/:id/approve':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/refuse':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/payers':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/quote':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/purchased':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/purchase-returned':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/topped-up':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/delivered':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/earning':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/cancel-asked':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/cancel-refused':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/cancelled':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/title-transferred':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/upkeep':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/sponsorships/:id/undone':
    'is linked only while a kit stands at that step, which the one that the walk comes by may not',
  '/officer/receipts/bank-file/:id': 'is linked once a list of a bank was given',
  '/benefactor/gifts/:id/paid': 'is where the form on a gift that is still to be paid says what is wrong',
  '/give/sign-in/code': 'follows a number that a code was sent to',
  '/give/join': 'follows a right code of a number that nobody has',
  '/give/with/:code': 'is sent to people by whoever invites them',
  '/sign-in/code': 'follows a right password of an account with a second step',
};

/** Addresses of a route that are worth a visit each: they show other fields. */
const telling = new Set(['kind', 'show', 'tab', 'catalogue', 'view']);

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
  );
}

/**
 * Walks from a role's first page along its links, as people do, and gives one address for every page that can be reached
 * (and one more for each kind of it). `also` come before the start page.
 */
export async function stopsOf(
  routes: readonly string[],
  open: (path: string) => Promise<Opened>,
  also: readonly string[] = [],
): Promise<{ stops: Stop[]; reached: Set<string>; broken: string[] }> {
  const waiting = [...also, '/'];
  const seen = new Set<string>();
  const broken: string[] = [];
  const stops: Stop[] = [];
  const reached = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const url = new URL(path, 'http://here');
    const route = routeOf(routes, url.pathname);
    const shape = [...url.searchParams].map(([name, value]) =>
      telling.has(name) ? `${name}=${value}` : name,
    );
    const key = `${route}?${shape.sort().join('&')}`;
    if (noPage.test(url.pathname) || seen.has(key)) continue;
    seen.add(key);
    const opened = await open(path);
    if (opened.location !== undefined) waiting.push(opened.location);
    else if (opened.status !== 200 || route === undefined) broken.push(`${path}: ${opened.status}`);
    else {
      reached.add(route);
      if (!opened.type.startsWith('text/html')) continue;
      stops.push({ route, path, html: opened.html });
      waiting.push(...linksIn(opened.html));
    }
  }
  return { stops, reached, broken };
}
