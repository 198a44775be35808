/** Prefix of every id by what it names: ids are opaque, the prefix only helps people who read logs. */
export const idPrefixes = {
  person: 'per',
  household: 'hh',
  aid: 'aid',
  opportunity: 'opp',
  employer: 'emp',
  referral: 'ref',
  referralEvent: 'rev',
  placement: 'plc',
  check: 'chk',
  visit: 'vis',
  award: 'awd',
  recall: 'rcl',
  organisation: 'org',
  account: 'acc',
  ask: 'ask',
  request: 'req',
  session: 'ses',
  missedQuery: 'msq',
  benefactor: 'bnf',
  code: 'otc',
  phoneRequest: 'phr',
  message: 'msg',
  bankAccount: 'bnk',
  fund: 'fnd',
  entry: 'ent',
  ledgerRequest: 'lrq',
  campaign: 'cmp',
  cause: 'cau',
  pledge: 'plg',
  pledgeEvent: 'pev',
  receipt: 'rcp',
  bankFile: 'bfl',
  notice: 'ntc',
  sponsorship: 'spn',
  quote: 'quo',
  kitUnit: 'kit',
  sponsorshipEvent: 'sev',
  coachVisit: 'cvs',
  news: 'nws',
} as const;
export type IdKind = keyof typeof idPrefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `per_` + 20 letters of 5 bits each (100 bits); `bytes` must hold at least 20 random bytes. */
export function idFrom(kind: IdKind, bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < 20; i++) text += alphabet[(bytes[i] ?? 0) & 31];
  return `${idPrefixes[kind]}_${text}`;
}
