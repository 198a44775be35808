/** The two languages that everything people read exists in; Persian comes first. */
export const languages = ['fa', 'en'] as const;
export type Lang = (typeof languages)[number];
export type Text = Readonly<Record<Lang, string>>;
