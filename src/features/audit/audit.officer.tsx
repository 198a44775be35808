import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { auditPageText as t } from './audit-page.text.ts';
import { AuditFilterForm, AuditList, filtersIn } from './audit-view.officer.tsx';
import { auditAccounts, listAudit } from './list-audit.ts';

/** A manager's reader: what the own organisation did, or everything that was done with one of its files. */
export const auditPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.audit, handle: auditPage },
];

const atOnce = 50;

async function auditPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const filters = filtersIn(query);
  const found = await listAudit(deps, actor, { ...filters, cursor: query.cursor, limit: atOnce });
  if (!found.ok && found.problem.kind !== 'invalid') return problemPage(found.problem);
  const accounts = await auditAccounts(deps, actor);
  if (!accounts.ok) return problemPage(accounts.problem);
  const name = found.ok ? found.value.personName : null;
  const title = name === null ? t.title[lang] : t.ofPerson(name)[lang];
  return {
    kind: 'page',
    title,
    status: found.ok ? 200 : 422,
    body: (
      <>
        <div class="head">
          <div>
            <h1>{title}</h1>
            <p class="quiet">{(name === null ? t.leadManager : t.leadPerson)[lang]}</p>
          </div>
          {filters.personId !== undefined && name !== null ? (
            <div class="actions no-print">
              <a class="button" href={paths.person(filters.personId)}>
                {t.toPerson[lang]}
              </a>
              <a class="button" href={paths.audit}>
                {t.everything[lang]}
              </a>
            </div>
          ) : null}
        </div>
        <AuditFilterForm
          base={paths.audit}
          filters={filters}
          errors={found.ok ? [] : (found.problem.errors ?? [])}
          lang={lang}
          accounts={accounts.value}
        />
        {found.ok ? (
          <AuditList
            page={found.value}
            base={paths.audit}
            filters={filters}
            isLater={query.cursor !== undefined}
            lang={lang}
            withOrganisation={filters.personId !== undefined}
          />
        ) : null}
      </>
    ),
  };
}
