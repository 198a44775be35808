export const benefactorKinds = ['individual', 'company', 'group'] as const;
export type BenefactorKind = (typeof benefactorKinds)[number];

/** Who gives. The phone is no part of it: whoever needs it opens it by itself. */
export interface BenefactorRecord {
  readonly id: string;
  readonly accountId: string;
  readonly kind: BenefactorKind;
  readonly name: string;
  /** Named nowhere but on their own papers and to the manager who keeps the accounts. */
  readonly anonymous: boolean;
  readonly wantsMessages: boolean;
  /** Code of the province, where told. */
  readonly province: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

const inviteAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
export const inviteLength = 10;

/** Whose invitation a link is: ten letters of 5 bits each; `bytes` must hold at least ten random bytes. */
export function inviteCodeFrom(bytes: Uint8Array): string {
  let code = '';
  for (let i = 0; i < inviteLength; i++) code += inviteAlphabet[(bytes[i] ?? 0) & 31];
  return code;
}

/** An invitation as it was typed or followed; null where none can look so. */
export function readInviteCode(text: string): string | null {
  const code = text.trim().toLowerCase();
  return code.length === inviteLength && [...code].every((letter) => inviteAlphabet.includes(letter))
    ? code
    : null;
}
