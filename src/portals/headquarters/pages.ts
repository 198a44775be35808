import { sharedPeopleRoutes } from '../../features/people/shared-people.headquarters.tsx';
import { searchCarePages } from '../../features/search-sync/search-care.headquarters.tsx';
import { secondPersonPages } from '../../features/second-person/second-person.headquarters.tsx';
import { promisesBelowRoutes } from '../../features/targets/promises.headquarters.tsx';
import { missedListPages } from '../../features/vocabulary-care/missed-list.headquarters.tsx';
import { missedQueryPages } from '../../features/vocabulary-care/missed-query.headquarters.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of the headquarters' portal. */
export const headquartersPages: readonly StaffPageRoute[] = [
  ...sharedPeopleRoutes,
  ...secondPersonPages,
  ...missedListPages,
  ...missedQueryPages,
  ...searchCarePages,
];

/** What auditors read as well: the promises as counts. */
export const belowPages: readonly StaffPageRoute[] = [...promisesBelowRoutes];
