import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of the officer's portal. */
export const officerPages: readonly StaffPageRoute[] = [];
