import type { Role } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';

/** Roles as people are called by. */
export const roleNames: Readonly<Record<Role, Text>> = {
  manager: { fa: 'مدیر', en: 'Manager' },
  officer: { fa: 'کارشناس اشتغال', en: 'Employment officer' },
  'social-worker': { fa: 'مددکار', en: 'Social worker' },
  headquarters: { fa: 'ستاد', en: 'Headquarters' },
  auditor: { fa: 'بازرس', en: 'Auditor' },
  benefactor: { fa: 'نیکوکار', en: 'Benefactor' },
  beneficiary: { fa: 'جویای کار', en: 'Job seeker' },
};
