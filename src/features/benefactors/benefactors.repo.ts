import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { among } from '../../platform/among.ts';
import type { Crypto } from '../../platform/crypto.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertMany } from '../../platform/insert-many.ts';
import { benefactor } from '../../schema/benefactors.ts';
import { account } from '../../schema/organisations.ts';
import { addAccounts } from '../accounts/accounts.repo.ts';
import { type BenefactorKind, type BenefactorRecord, inviteCodeFrom } from './benefactor.rules.ts';

const columns = {
  id: benefactor.id,
  accountId: benefactor.accountId,
  kind: benefactor.kind,
  name: benefactor.name,
  anonymous: benefactor.anonymous,
  wantsMessages: benefactor.wantsMessages,
  province: benefactor.province,
  createdAt: benefactor.createdAt,
  revision: benefactor.revision,
};

/** Apart from every other blind index: a phone finds its benefactor and nothing else. */
const phoneIndexOf = (crypto: Pick<Crypto, 'blindIndex'>, phone: string): string =>
  crypto.blindIndex(`benefactor-phone:${phone}`);
const phonePlace = (id: string) => `benefactor:${id}:phone`;

export async function benefactorOfAccount(
  db: Reader,
  accountId: string,
): Promise<BenefactorRecord | undefined> {
  const [row] = await db.select(columns).from(benefactor).where(eq(benefactor.accountId, accountId));
  return row;
}

export async function findBenefactor(db: Reader, id: string): Promise<BenefactorRecord | undefined> {
  const [row] = await db.select(columns).from(benefactor).where(eq(benefactor.id, id));
  return row;
}

/** By the phone, as `checkPhone` writes it; whether their account is open or not. */
export async function benefactorOfPhone(
  db: Reader,
  crypto: Pick<Crypto, 'blindIndex'>,
  phone: string,
): Promise<BenefactorRecord | undefined> {
  const [row] = await db
    .select(columns)
    .from(benefactor)
    .where(eq(benefactor.phoneIndex, phoneIndexOf(crypto, phone)));
  return row;
}

export interface NewBenefactor {
  /** As `checkPhone` writes it. */
  readonly phone: string;
  readonly name: string;
  readonly kind?: BenefactorKind;
  readonly anonymous?: boolean;
  /** The id of whoever invited them. */
  readonly invitedBy?: string | null;
  readonly province?: string | null;
}

/** Adds a benefactor and the account they sign in to by code; of a known phone, whoever has it stays as they are. */
export async function addBenefactor(
  tx: Tx,
  deps: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  facts: NewBenefactor,
): Promise<BenefactorRecord> {
  const known = await benefactorOfPhone(tx, deps.crypto, facts.phone);
  if (known) return known;
  const accountId = deps.newId('account');
  await addAccounts(tx, [
    {
      id: accountId,
      username: accountId,
      nameFa: facts.name,
      nameEn: facts.name,
      role: 'benefactor',
      organisationId: null,
      passwordHash: matchedByNone(deps.crypto),
      createdAt: deps.now().toISOString(),
    },
  ]);
  return await addBenefactorTo(tx, deps, accountId, facts);
}

/** Many benefactors at once, each with the account they sign in to by code, under ids that are known. */
export async function addBenefactorRows(
  tx: Tx,
  crypto: Pick<Crypto, 'seal' | 'blindIndex' | 'token'>,
  givers: readonly (Omit<typeof benefactor.$inferInsert, 'phoneSealed' | 'phoneIndex'> & {
    readonly phone: string;
  })[],
): Promise<void> {
  // Nobody knows it, so all may have the same.
  const passwordHash = matchedByNone(crypto);
  await insertMany(
    tx,
    account,
    givers.map(({ accountId, name, createdAt }) => ({
      id: accountId,
      username: accountId,
      nameFa: name,
      nameEn: name,
      role: 'benefactor' as const,
      organisationId: null,
      passwordHash,
      createdAt,
    })),
  );
  await insertMany(
    tx,
    benefactor,
    givers.map(({ phone, ...giver }) => ({
      ...giver,
      phoneSealed: crypto.seal(phone, phonePlace(giver.id)),
      phoneIndex: phoneIndexOf(crypto, phone),
    })),
  );
}

/** Makes a benefactor of an account that is there. */
export async function addBenefactorTo(
  tx: Tx,
  { crypto, newId, now }: Pick<Deps, 'crypto' | 'newId' | 'now'>,
  accountId: string,
  { phone, name, kind, anonymous, invitedBy, province }: NewBenefactor,
): Promise<BenefactorRecord> {
  const id = newId('benefactor');
  const [row] = await tx
    .insert(benefactor)
    .values({
      id,
      accountId,
      kind: kind ?? 'individual',
      name,
      phoneSealed: crypto.seal(phone, phonePlace(id)),
      phoneIndex: phoneIndexOf(crypto, phone),
      province: province ?? null,
      anonymous: anonymous ?? false,
      invitedBy: invitedBy ?? null,
      inviteCode: inviteCodeFrom(crypto.randomBytes(10)),
      createdAt: now().toISOString(),
    })
    .returning(columns);
  if (!row) throw new Error('a benefactor that was not written');
  return row;
}

/** In the form of a password's hash, of a password that nobody knows: these accounts are signed in to by code alone. */
function matchedByNone(crypto: Pick<Crypto, 'token'>): string {
  return `scrypt$32768$8$3$${crypto.token().slice(0, 22)}$${crypto.token()}`;
}

/** Number and wish of those whom a message goes to, by id; those whose account is closed are left out. */
export async function receiversOf(
  db: Reader,
  crypto: Pick<Crypto, 'open'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly phone: string; readonly wantsMessages: boolean }>> {
  const rows = await db
    .select({
      id: benefactor.id,
      phoneSealed: benefactor.phoneSealed,
      wantsMessages: benefactor.wantsMessages,
    })
    .from(benefactor)
    .innerJoin(account, eq(account.id, benefactor.accountId))
    .where(and(inArray(benefactor.id, among(ids)), isNull(account.disabledAt)));
  return new Map(
    rows.map(({ id, phoneSealed, wantsMessages }) => [
      id,
      { phone: crypto.open(phoneSealed, phonePlace(id)), wantsMessages },
    ]),
  );
}

/** Their number in clear. @throws Error for an id that is nobody's. */
export async function phoneOf(db: Reader, crypto: Pick<Crypto, 'open'>, id: string): Promise<string> {
  const [row] = await db
    .select({ phoneSealed: benefactor.phoneSealed })
    .from(benefactor)
    .where(eq(benefactor.id, id));
  if (!row) throw new Error(`no benefactor ${id}`);
  return crypto.open(row.phoneSealed, phonePlace(id));
}

/** Gives a benefactor another number. @throws what the database throws where somebody else has it. */
export async function changePhone(
  tx: Tx,
  crypto: Pick<Crypto, 'seal' | 'blindIndex'>,
  id: string,
  phone: string,
): Promise<void> {
  await tx
    .update(benefactor)
    .set({
      phoneSealed: crypto.seal(phone, phonePlace(id)),
      phoneIndex: phoneIndexOf(crypto, phone),
      revision: sql`${benefactor.revision} + 1`,
    })
    .where(eq(benefactor.id, id));
}

/** Whose invitation a code is. */
export async function inviterOf(db: Reader, inviteCode: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: benefactor.id })
    .from(benefactor)
    .where(eq(benefactor.inviteCode, inviteCode));
  return row?.id;
}

/** What whoever invites is told: their code, and how many came. */
export async function invitationsOf(
  db: Reader,
  id: string,
): Promise<{ readonly code: string; readonly came: number } | undefined> {
  const [own] = await db
    .select({ code: benefactor.inviteCode })
    .from(benefactor)
    .where(eq(benefactor.id, id));
  if (!own) return undefined;
  const [row] = await db.select({ came: count() }).from(benefactor).where(eq(benefactor.invitedBy, id));
  return { code: own.code, came: row?.came ?? 0 };
}

export interface BenefactorPatch {
  readonly name?: string | undefined;
  readonly kind?: BenefactorKind | undefined;
  readonly province?: string | null | undefined;
  readonly anonymous?: boolean | undefined;
  readonly wantsMessages?: boolean | undefined;
}

/** Edits a benefactor, and the name of the account with the name. @returns undefined where the revision has moved on. */
export async function editBenefactor(
  tx: Tx,
  id: string,
  revision: number,
  patch: BenefactorPatch,
): Promise<BenefactorRecord | undefined> {
  const [row] = await tx
    .update(benefactor)
    .set({ ...patch, revision: sql`${benefactor.revision} + 1` })
    .where(and(eq(benefactor.id, id), eq(benefactor.revision, revision)))
    .returning(columns);
  if (row && patch.name !== undefined)
    await tx
      .update(account)
      .set({ nameFa: patch.name, nameEn: patch.name, revision: sql`${account.revision} + 1` })
      .where(eq(account.id, row.accountId));
  return row;
}
