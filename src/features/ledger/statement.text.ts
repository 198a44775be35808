import type { Text } from '../../kernel/text.ts';

export const unnamedBenefactorText: Text = { fa: 'یک نیکوکار', en: 'A benefactor' };

export const statementText = {
  open: { fa: 'صورت‌حساب', en: 'Statement' },
  oneOfThree: {
    fa: 'یکی از این سه را بگویید: صندوق، نیکوکار یا پویش.',
    en: 'Name one of the three: a fund (fundId), a benefactor (benefactorId) or a campaign (campaignId).',
  },
} as const;
