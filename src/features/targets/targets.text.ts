import type { Text } from '../../kernel/text.ts';

export const targetsText = {
  nation: { fa: 'سراسر کشور', en: 'The whole country' },
  tooFew: {
    fa: 'این انجمن افراد کمی دارد و ارقام آن جداگانه نشان داده نمی‌شود؛ در جمع استان آمده است.',
    en: 'This association serves too few people for its figures to be shown by themselves; they are part of those of the province.',
  },
} as const satisfies Record<string, Text>;
