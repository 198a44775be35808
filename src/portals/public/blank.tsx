import type { PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { dropAskCookie } from '../../web/session-cookie.ts';
import { blankText } from './blank.text.ts';

/** Where the way out leads: a page that says nothing of where one was and links nowhere, and forgets what was answered. */
export const blankRoutes: readonly PageRoute[] = [
  {
    method: 'get',
    path: paths.blank,
    handle: async ({ lang, deps }) => ({
      kind: 'page',
      title: blankText.title[lang],
      bare: true,
      cookie: dropAskCookie(deps.config.baseUrl),
      body: (
        <>
          <h1>{blankText.title[lang]}</h1>
          <p>{blankText.nothing[lang]}</p>
        </>
      ),
    }),
  },
];
