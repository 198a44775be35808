/** How many tries there may be in how many minutes, by what is counted. */
export const tryLimits = {
  /** Passwords by user name, and passwords by address, which others may share. */
  account: { most: 10, minutes: 15 },
  address: { most: 50, minutes: 15 },
  /** Second-factor codes: few at a time, and few a day, since six digits are soon guessed by patience. */
  code: { most: 5, minutes: 15 },
  codeDay: { most: 30, minutes: 24 * 60 },
  /** The present password, asked again before something serious. */
  password: { most: 5, minutes: 15 },
} as const;
export type TryKind = keyof typeof tryLimits;
export type TryKeys = Partial<Readonly<Record<TryKind, string>>>;

interface Digests {
  digest(value: string): string;
}

export function passwordTryKeys(crypto: Digests, username: string, addressBlock: string) {
  return {
    account: `account:${crypto.digest(username)}`,
    address: `address:${crypto.digest(addressBlock)}`,
  } as const;
}

export function codeTryKeys(accountId: string) {
  return { code: `code:${accountId}`, codeDay: `code-day:${accountId}` } as const;
}

export function ownPasswordTryKeys(accountId: string) {
  return { password: `password:${accountId}` } as const;
}

/** Everything that can lock one account. */
export function lockKeys(crypto: Digests, account: { id: string; username: string }): readonly string[] {
  return [
    passwordTryKeys(crypto, account.username, '').account,
    ...Object.values(codeTryKeys(account.id)),
    ...Object.values(ownPasswordTryKeys(account.id)),
  ];
}
