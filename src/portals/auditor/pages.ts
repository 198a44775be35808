import { auditorPageRoutes } from '../../features/audit/audit.auditor.tsx';
import { auditorLedgerRoutes } from '../../features/ledger/ledger.auditor.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of the auditor's portal: nothing here writes but the record of who read. */
export const auditorPages: readonly StaffPageRoute[] = [...auditorPageRoutes, ...auditorLedgerRoutes];
