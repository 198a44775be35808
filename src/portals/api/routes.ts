import { sessionRoutes } from '../../features/accounts/sessions.api.ts';
import type { ApiRoute, PublicApiRoute } from '../../web/http.ts';

/** Every JSON route of the service. */
export const apiRoutes: readonly (ApiRoute | PublicApiRoute)[] = [...sessionRoutes];
