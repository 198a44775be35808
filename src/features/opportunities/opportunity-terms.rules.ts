/** Terms that only one kind of opportunity has. Amounts in rials. */
export interface LoanTerms {
  capRial: number;
  termMonths: number;
  graceMonths: number;
  feeMethod: 'once-on-principal' | 'yearly-on-balance';
  collection: 'upfront' | 'spread' | 'own-instalment';
  feePercent: number;
  guarantors: number;
  security: string[];
  administeredBy: 'own-fund' | 'bank-referral';
  fundCode?: string | null;
}

export interface KitTerms {
  code?: string | null;
  priceRial: number;
  purpose: 'start' | 'restock' | 'replacement';
  items: { name: string; priceRial: number }[];
  monthlyIncomeRial?: number | null;
  buyers?: { name: string; firm: boolean }[] | null;
  market?: 'contract' | 'anchor-firm' | 'local-demand' | 'none' | null;
}

export interface TrainingTerms {
  code?: string | null;
  teaches: { skillId: string; level: number }[];
  weeks?: number | null;
}
