import { sharedPeopleRoutes } from '../../features/people/shared-people.headquarters.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of the headquarters' portal. */
export const headquartersPages: readonly StaffPageRoute[] = [...sharedPeopleRoutes];
