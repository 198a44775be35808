/** `life`: the whole country at its real proportions. `small`: two provinces, enough to try or test a thing. */
export const demoSizes = ['life', 'small'] as const;
export type DemoSize = (typeof demoSizes)[number];

/** How much there is of what, and how far it reaches back. */
export interface DemoScale {
  /** Families and released persons of Bushehr's and Gilan's organisations, in households. */
  readonly bushehr: { readonly families: number; readonly released: number; readonly care: number };
  readonly gilan: { readonly families: number; readonly care: number };
  /** Households of the other 29 provinces together, by population. */
  readonly elsewhere: number;
  /** Jobs besides those of `jobs.jsonl`, past and coming ones included; `elsewhere` by population. */
  readonly jobs: { readonly bushehr: number; readonly gilan: number; readonly elsewhere: number };
  readonly historyDays: number;
  /** Kits and loans a month at an association: a share of its people, at most so many. */
  readonly awards: { readonly most: number; readonly share: number };
  /** Half came within so many days, the others before, up to the second. */
  readonly registeredDays: readonly [number, number];
}

export const demoScales: Readonly<Record<DemoSize, DemoScale>> = {
  small: {
    bushehr: { families: 180, released: 10, care: 10 },
    gilan: { families: 55, care: 45 },
    elsewhere: 0,
    jobs: { bushehr: 0, gilan: 0, elsewhere: 0 },
    historyDays: 120,
    awards: { most: 20, share: 0.04 },
    registeredDays: [125, 420],
  },
  life: {
    // 1,300 households at the association of Bushehr is its real number.
    bushehr: { families: 1_270, released: 30, care: 60 },
    gilan: { families: 170, care: 90 },
    elsewhere: 3_650,
    jobs: { bushehr: 190, gilan: 70, elsewhere: 1_220 },
    historyDays: 365,
    awards: { most: 20, share: 0.0155 },
    registeredDays: [200, 730],
  },
};
