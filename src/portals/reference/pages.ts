import { referenceCatalogueRoutes } from '../../features/reference/reference-catalogue.officer.tsx';
import { referenceEditPageRoutes } from '../../features/reference/reference-edit.officer.tsx';
import { referenceKitRoutes } from '../../features/reference/reference-kits.officer.tsx';
import { referenceOverviewRoutes } from '../../features/reference/reference-overview.officer.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Pages of the reference: read by every organisation, headquarters and the auditor too. */
export const referencePages: readonly StaffPageRoute[] = [
  // Fixed paths before those with a parameter: the first that fits is taken.
  ...referenceOverviewRoutes,
  ...referenceEditPageRoutes,
  ...referenceKitRoutes,
  ...referenceCatalogueRoutes,
];
