export const feeMethods = ['once-on-principal', 'yearly-on-balance'] as const;
export const feeCollections = ['upfront', 'spread', 'own-instalment'] as const;
export const loanAdministrators = ['own-fund', 'bank-referral'] as const;
export const kitPurposes = ['start', 'restock', 'replacement'] as const;
export const kitMarkets = ['contract', 'anchor-firm', 'local-demand', 'none'] as const;

/** Terms that only one kind of opportunity has. Amounts in rials. */
export interface LoanTerms {
  capRial: number;
  termMonths: number;
  graceMonths: number;
  feeMethod: (typeof feeMethods)[number];
  collection: (typeof feeCollections)[number];
  feePercent: number;
  guarantors: number;
  security: string[];
  administeredBy: (typeof loanAdministrators)[number];
  fundCode?: string | null;
  /** Code of `loan-programmes.jsonl`: some aid rules except a programme by it. */
  programme?: string | null;
}

export interface KitTerms {
  code?: string | null;
  priceRial: number;
  purpose: (typeof kitPurposes)[number];
  items: { name: string; priceRial: number }[];
  monthlyIncomeRial?: number | null;
  buyers?: { name: string; firm: boolean }[] | null;
  market?: (typeof kitMarkets)[number] | null;
}

export interface TrainingTerms {
  code?: string | null;
  teaches: { skillId: string; level: number }[];
  weeks?: number | null;
}
