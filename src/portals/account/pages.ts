import { ownAccountPages } from '../../features/accounts/own-account.account.tsx';
import { ownPasswordPages } from '../../features/accounts/own-password.account.tsx';
import { secondFactorPages } from '../../features/accounts/second-factor.account.tsx';
import { staffListPages } from '../../features/accounts/staff-list.account.tsx';
import { staffMemberPages } from '../../features/accounts/staff-member.account.tsx';
import { staffNewPages } from '../../features/accounts/staff-new.account.tsx';
import type { StaffPageRoute } from '../../web/http.ts';

/** Pages of everybody who signs in: their own account, and the accounts they look after. */
export const accountPages: readonly StaffPageRoute[] = [
  ...ownAccountPages,
  ...ownPasswordPages,
  ...secondFactorPages,
  ...staffListPages,
  ...staffNewPages,
  ...staffMemberPages,
];
