/** A code lasts three minutes and five tries. */
export const codeMinutes = 3;
export const codeTries = 5;
/** So long somebody whose code was right has for giving a name. */
export const joinMinutes = 15;
/** How long what is left of a code is kept: so long the browser that asked may ask again for the same number. */
export const keptMinutes = 60;

/**
 * How many in how many minutes. `pace` and `asked` are of one number from one block of addresses, so that nobody uses up what
 * its owner may ask for; `number` is of one number from everywhere, so that no phone is flooded; `tries` are the wrong codes
 * of one number from everywhere: whoever guesses on without a rest is right once in some forty years.
 */
export const codeLimits = {
  pace: { most: 1, minutes: 1 },
  asked: { most: 3, minutes: 15 },
  number: { most: 12, minutes: 60 },
  address: { most: 20, minutes: 60 },
  tries: { most: 60, minutes: 24 * 60 },
} as const;
export type CodeLimit = keyof typeof codeLimits;

const codes = 1_000_000;
/** The largest multiple of a million that four bytes hold: numbers from there on are drawn again, or low codes came oftener. */
const fair = Math.floor(2 ** 32 / codes) * codes;

/** Six digits, each code as likely as any other. */
export function codeFrom(randomBytes: (count: number) => Uint8Array): string {
  for (;;) {
    const number = new DataView(randomBytes(4).slice().buffer).getUint32(0);
    if (number < fair) return String(number % codes).padStart(6, '0');
  }
}

/** What is hashed of a code: with its row, and with what it is for where that is not signing in. */
export const codeToHash = (id: string, boundTo: string, code: string): string =>
  boundTo === '' ? `${id}:${code}` : `${id}:${boundTo}:${code}`;

export interface CodeToken {
  readonly id: string;
  readonly secret: string;
}

/** What only the browser or caller that asked holds: which code it is, and a secret. */
export const codeTokenOf = ({ id, secret }: CodeToken): string => `${id}.${secret}`;

export function readCodeToken(token: string): CodeToken | undefined {
  const [, id, secret] = /^(otc_[0-9a-z]{20})\.([\w-]{43})$/.exec(token) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}
