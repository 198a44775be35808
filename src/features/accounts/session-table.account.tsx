import type { Lang } from '../../kernel/text.ts';
import { momentText } from '../../web/moment.ts';
import { ownAccountText as t } from './own-account.text.ts';
import type { SessionRow } from './session.rules.ts';

/** Sessions as a table, each with a button that ends it where `endAction` says how; the one that asks ends by signing out. */
export function SessionTable(props: {
  sessions: readonly (SessionRow & { readonly current?: boolean })[];
  lang: Lang;
  endAction: ((id: string) => string) | undefined;
}) {
  const { sessions, lang, endAction } = props;
  const whereOf = ({ agent }: SessionRow) => agent ?? t.unknownAgent[lang];
  return (
    <table class="cards">
      <thead>
        <tr>
          {[t.where, t.started, t.seen, t.ends, t.act].map((label) => (
            <th scope="col">{label[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr>
            <td class="main">
              <bdi>{whereOf(session)}</bdi>{' '}
              {session.current ? <span class="chip">{t.thisOne[lang]}</span> : null}
            </td>
            <td data-label={t.started[lang]}>{momentText(session.createdAt, lang)}</td>
            <td data-label={t.seen[lang]}>{momentText(session.lastSeenAt ?? session.createdAt, lang)}</td>
            <td data-label={t.ends[lang]}>{momentText(session.expiresAt, lang)}</td>
            <td data-label={t.act[lang]}>
              {session.current || endAction === undefined ? (
                '—'
              ) : (
                <form method="post" action={endAction(session.id)}>
                  <button class="button small" type="submit" aria-label={t.endOf(whereOf(session))[lang]}>
                    {t.end[lang]}
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
