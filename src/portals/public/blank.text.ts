import type { Text } from '../../kernel/text.ts';

export const blankText = {
  title: { fa: 'صفحهٔ خالی', en: 'Blank page' },
  nothing: { fa: 'اینجا چیزی نیست.', en: 'There is nothing here.' },
} as const satisfies Record<string, Text>;
