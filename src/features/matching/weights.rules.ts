import type { Weights } from './match.rules.ts';

/** The weights the service starts with; changed ones are new versions on record. */
export const firstWeights: Weights = {
  version: 1,
  parts: {
    skills: 0.3,
    wish: 0.2,
    income: 0.15,
    commute: 0.1,
    hours: 0.1,
    experience: 0.1,
    stability: 0.05,
    market: 0.15,
  },
};
