import { giveCookieName, setGiveCookie } from '../../web/give-cookie.ts';
import type { PageReply, PageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import {
  openPledgeDraft,
  type PledgeDraft,
  pledgeDraftMinutes,
  sealPledgeDraft,
} from './keep-pledge-draft.ts';
import type { PledgeStep } from './pledge-steps.rules.ts';

export function draftOf({ deps, cookie }: PageRequest): PledgeDraft | undefined {
  return openPledgeDraft(deps, cookie(giveCookieName(deps.config.baseUrl)));
}

/** On to a page that is fetched, the draft with the browser. */
export function leadTo(
  { deps }: PageRequest,
  step: PledgeStep | 'done',
  draft: PledgeDraft,
  more: {
    readonly cookies?: readonly string[];
    readonly session?: { readonly token: string; readonly expiresAt: string };
  } = {},
): PageReply {
  const kept = setGiveCookie(deps.config.baseUrl, sealPledgeDraft(deps, draft), pledgeDraftMinutes);
  return {
    kind: 'redirect',
    to: paths.pledgeStep(step),
    cookie: [kept, ...(more.cookies ?? [])],
    ...(more.session ? { session: more.session } : {}),
  };
}

type Shown = Extract<PageReply, { kind: 'page' }>;

export function stepPage(title: string, body: Shown['body'], said?: string | undefined): Shown {
  return {
    kind: 'page',
    title,
    ...(said ? { notice: { tone: 'bad' as const, text: said } } : {}),
    body,
  };
}
