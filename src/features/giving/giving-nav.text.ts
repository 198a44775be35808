export const givingNavText = {
  label: { fa: 'بخش‌های نیکوکاری', en: 'Sections of giving' },
  sponsorships: { fa: 'حمایت‌ها', en: 'Sponsorships' },
  givers: { fa: 'نیکوکاران', en: 'Benefactors' },
  pledges: { fa: 'تعهدها', en: 'Pledges' },
  receipts: { fa: 'دریافت‌ها', en: 'Receipts' },
  funds: { fa: 'صندوق‌ها', en: 'Funds' },
  ledger: { fa: 'دفتر مالی', en: 'Ledger' },
  causes: { fa: 'طرح‌های حمایت', en: 'Causes' },
  campaigns: { fa: 'پویش‌ها', en: 'Campaigns' },
} as const;
