import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import type { UpkeepStatus } from '../../platform/upkeep.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { auditPageText as t } from './audit-page.text.ts';
import { AuditFilterForm, AuditList, filtersIn, momentOf } from './audit-view.officer.tsx';
import { listAudit } from './list-audit.ts';
import { viewUpkeep } from './view-upkeep.ts';

/** The auditor's home: everything that was done, without names of people, and whether the record is whole. */
export const auditorPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.auditor, handle: auditorPage },
];

const atOnce = 50;

async function auditorPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const filters = filtersIn(query);
  const found = await listAudit(deps, actor, { ...filters, cursor: query.cursor, limit: atOnce });
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const upkeep = await viewUpkeep(deps, actor);
  if (!upkeep.ok) return problemPage(upkeep.problem);
  return {
    kind: 'page',
    title: t.title[lang],
    status: found.ok ? 200 : 422,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.leadAuditor[lang]}</p>
        {upkeep.value ? <Whole status={upkeep.value} lang={lang} /> : null}
        <AuditFilterForm
          base={paths.auditor}
          filters={filters}
          errors={found.ok ? [] : (found.problem.errors ?? [])}
          lang={lang}
        />
        {found.ok ? (
          <AuditList
            page={found.value}
            base={paths.auditor}
            filters={filters}
            isLater={query.cursor !== undefined}
            lang={lang}
            withOrganisation
          />
        ) : null}
      </>
    ),
  };
}

function Whole({ status: { anchored, verified, backedUpAt }, lang }: { status: UpkeepStatus; lang: Lang }) {
  return (
    <section class="card">
      <h2>{t.upkeep[lang]}</h2>
      <dl class="facts">
        <dt>{t.anchored[lang]}</dt>
        <dd>
          {anchored ? (
            <>
              {t.row(formatNumber(anchored.seq, lang))[lang]}
              {t.comma[lang]}
              {momentOf(anchored.at, lang)} <code dir="ltr">{anchored.hash.slice(0, 12)}</code>
            </>
          ) : (
            t.notYet[lang]
          )}
        </dd>
        <dt>{t.verified[lang]}</dt>
        <dd>
          {verified ? (
            <>
              <span class={verified.faults === 0 ? 'chip' : 'chip bad'}>
                {verified.faults === 0 ? t.whole[lang] : t.faults(formatNumber(verified.faults, lang))[lang]}
              </span>{' '}
              {t.row(formatNumber(verified.seq, lang))[lang]}
              {t.comma[lang]}
              {momentOf(verified.at, lang)}
            </>
          ) : (
            t.never[lang]
          )}
        </dd>
        <dt>{t.backup[lang]}</dt>
        <dd>{backedUpAt === null ? t.notYet[lang] : momentOf(backedUpAt, lang)}</dd>
      </dl>
    </section>
  );
}
