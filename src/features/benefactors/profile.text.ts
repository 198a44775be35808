import type { Text } from '../../kernel/text.ts';
import type { BenefactorKind } from './benefactor.rules.ts';

export const kindNames: Readonly<Record<BenefactorKind, Text>> = {
  individual: { fa: 'یک نفر', en: 'One person' },
  company: { fa: 'شرکت یا کسب‌وکار', en: 'A company or business' },
  group: { fa: 'گروه، خیریه یا هیئت', en: 'A group or charity' },
};

export const profileText = {
  title: { fa: 'مشخصات من', en: 'My profile' },
  phone: { fa: 'شمارهٔ همراه', en: 'Mobile number' },
  name: { fa: 'نام', en: 'Name' },
  kind: { fa: 'چه کسی یاری می‌کند؟', en: 'Who gives?' },
} as const;
