import { inviteRoutes } from '../../features/benefactors/invite.benefactor.tsx';
import { ownPhoneRoutes } from '../../features/benefactors/own-phone.benefactor.tsx';
import { profileRoutes } from '../../features/benefactors/profile.benefactor.tsx';
import { giftRoutes } from '../../features/giving/gift.benefactor.tsx';
import { giftPaidRoutes } from '../../features/giving/gift-paid.benefactor.tsx';
import { giftYearRoutes } from '../../features/giving/gift-year.benefactor.tsx';
import { giftsRoutes } from '../../features/giving/gifts.benefactor.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Every page of a benefactor's own. */
export const benefactorPages: readonly StaffPageRoute[] = [
  // Fixed paths before those with a parameter: the first that fits is taken.
  ...profileRoutes,
  ...ownPhoneRoutes,
  ...inviteRoutes,
  ...giftsRoutes,
  ...giftYearRoutes,
  ...giftPaidRoutes,
  ...giftRoutes,
];
