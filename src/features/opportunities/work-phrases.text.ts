/** What a phrase asks for that is no word of a title: a kind of work, told by one token of the index. */
export const phraseTokens = ['home', 'ease', 'loan', 'training'] as const;
export type PhraseToken = (typeof phraseTokens)[number];

export interface WorkPhrase {
  readonly token: PhraseToken;
  readonly said: readonly string[];
  /** Only where nothing but words like «کار» stands beside it: «نظافت خانه» is no work at home. */
  readonly alone?: true;
}

/** How people say it. */
export const workPhrases: readonly WorkPhrase[] = [
  {
    token: 'home',
    said: [
      'در منزل',
      'در خانه',
      'تو خانه',
      'توی خانه',
      'تو خونه',
      'توی خونه',
      'در خونه',
      'از خانه',
      'از خونه',
      'از منزل',
      'کار خانگی',
      'کار منزل',
      'کارمنزل',
      'کارخانگی',
      'at home',
      'from home',
      'home work',
      'home based',
    ],
  },
  { token: 'home', said: ['خانگی', 'خانه', 'خونه', 'منزل', 'home', 'homework'], alone: true },
  {
    token: 'ease',
    said: [
      'بدون نیاز به تجربه',
      'بدون تجربه',
      'بدون سابقه',
      'بدون مهارت',
      'بی تجربه',
      'بی سابقه',
      'بی مهارت',
      'بیتجربه',
      'no experience',
      'without experience',
    ],
  },
  { token: 'loan', said: ['وام', 'قرض الحسنه', 'loan', 'loans'] },
  { token: 'training', said: ['آموزش', 'کارآموزی', 'دوره', 'training', 'course', 'courses'] },
];
