import { and, asc, count, eq, gt, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import { account, organisation } from '../../schema/organisations.ts';
import type { Reach } from './reach.rules.ts';

export interface ManagedAccount {
  readonly id: string;
  readonly username: string;
  readonly name: Text;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisation: Text | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly passwordChangedAt: string | null;
  readonly mustChangePassword: boolean;
  readonly secondFactorSince: string | null;
  readonly revision: number;
}

const columns = {
  id: account.id,
  username: account.username,
  nameFa: account.nameFa,
  nameEn: account.nameEn,
  role: account.role,
  organisationId: account.organisationId,
  organisationFa: organisation.fa,
  organisationEn: organisation.en,
  createdAt: account.createdAt,
  disabledAt: account.disabledAt,
  passwordChangedAt: account.passwordChangedAt,
  mustChangePassword: account.mustChangePassword,
  secondFactorSince: account.totpConfirmedAt,
  revision: account.revision,
};

interface Matching {
  readonly q?: string | undefined;
  readonly organisationId?: string | undefined;
}

/** Accounts that somebody looks after; any other does not exist here. */
export function managedAccountsRepo(db: Reader, reach: Reach | 'all') {
  const within =
    reach === 'all' ? undefined : and(inArray(account.role, [...reach.roles]), inReach(db, reach));
  const select = () =>
    db.select(columns).from(account).leftJoin(organisation, eq(organisation.id, account.organisationId));
  const holds = (column: typeof account.username | typeof organisation.fa, q: string) =>
    sql`instr(lower(${column}), ${q.toLowerCase()}) > 0`;
  const matching = ({ q = '', organisationId }: Matching) =>
    and(
      within,
      organisationId === undefined ? undefined : eq(account.organisationId, organisationId),
      q === ''
        ? undefined
        : or(
            holds(account.username, q),
            sql`instr(${account.nameFa}, ${q}) > 0`,
            sql`instr(lower(${account.nameEn}), ${q.toLowerCase()}) > 0`,
            holds(organisation.fa, q),
            sql`instr(lower(${organisation.en}), ${q.toLowerCase()}) > 0`,
          ),
    );
  return {
    async find(id: string): Promise<ManagedAccount | undefined> {
      const [row] = await select().where(and(eq(account.id, id), within));
      return row && toManaged(row);
    },

    async findByUsername(username: string): Promise<ManagedAccount | undefined> {
      const [row] = await select().where(and(eq(account.username, username), within));
      return row && toManaged(row);
    },

    /** By user name, those after `after`; `q` is looked for in names, user names and organisations. */
    async list(
      filter: Matching & { limit: number; after?: string | undefined },
    ): Promise<readonly ManagedAccount[]> {
      const { limit, after } = filter;
      const rows = await select()
        .where(and(matching(filter), after === undefined ? undefined : gt(account.username, after)))
        .orderBy(asc(account.username))
        .limit(limit);
      return rows.map(toManaged);
    },

    /** How many `list` would give in all. */
    async count(filter: Matching): Promise<number> {
      const [row] = await db
        .select({ n: count() })
        .from(account)
        .leftJoin(organisation, eq(organisation.id, account.organisationId))
        .where(matching(filter));
      return row?.n ?? 0;
    },
  };
}

function inReach(db: Reader, reach: Reach): SQL | undefined {
  if (reach.of === 'own') return eq(account.organisationId, reach.organisationId);
  return reach.nation ? undefined : inProvinceOf(db, reach.organisationId);
}

function inProvinceOf(db: Reader, organisationId: string): SQL {
  const own = alias(organisation, 'own');
  const province = db.select({ province: own.province }).from(own).where(eq(own.id, organisationId));
  return inArray(organisation.province, province);
}

/** The organisations whose accounts somebody looks after, by name. */
export async function organisationsInReach(
  db: Reader,
  reach: Reach | 'all',
): Promise<readonly { readonly id: string; readonly fa: string; readonly en: string }[]> {
  const where =
    reach === 'all'
      ? undefined
      : reach.of === 'own'
        ? eq(organisation.id, reach.organisationId)
        : and(
            notInArray(organisation.kind, ['province-council', 'national']),
            reach.nation ? undefined : inProvinceOf(db, reach.organisationId),
          );
  return await db
    .select({ id: organisation.id, fa: organisation.fa, en: organisation.en })
    .from(organisation)
    .where(where)
    .orderBy(asc(organisation.fa), asc(organisation.id));
}

type Row = Omit<ManagedAccount, 'name' | 'organisation'> & {
  nameFa: string;
  nameEn: string;
  organisationFa: string | null;
  organisationEn: string | null;
};

function toManaged({ nameFa, nameEn, organisationFa, organisationEn, ...rest }: Row): ManagedAccount {
  return {
    ...rest,
    name: { fa: nameFa, en: nameEn },
    organisation:
      organisationFa === null || organisationEn === null ? null : { fa: organisationFa, en: organisationEn },
  };
}
