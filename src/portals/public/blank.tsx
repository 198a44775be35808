import type { PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { blankText } from './blank.text.ts';

/** Where the way out leads without script: a page that says nothing of where one was and links nowhere. */
export const blankRoutes: readonly PageRoute[] = [
  {
    method: 'get',
    path: paths.blank,
    handle: async ({ lang }) => ({
      kind: 'page',
      title: blankText.title[lang],
      bare: true,
      body: (
        <>
          <h1>{blankText.title[lang]}</h1>
          <p>{blankText.nothing[lang]}</p>
        </>
      ),
    }),
  },
];
