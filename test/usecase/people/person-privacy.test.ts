import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editPerson } from '../../../src/features/people/edit-person.ts';
import { registerPerson } from '../../../src/features/people/register-person.ts';
import { revealNationalId } from '../../../src/features/people/reveal-national-id.ts';
import type { Tx } from '../../../src/platform/database.ts';
import { person, personCustody, personRestriction, personSupervision } from '../../../src/schema/people.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { bareBody, familyBody, nationalIdOf, releasedBody } from './people-fixtures.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

async function register(body: object, username = 'officer.bushehr') {
  const result = await registerPerson(h.deps, await h.actorOf(username), body);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const audits = async (entityId: string) =>
  await h.deps.database.read
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.entityId, entityId))
    .orderBy(auditEntry.seq);

/** The text of an error and of all that caused it. */
function why(error: unknown): string {
  return error instanceof Error ? `${error.message} ${why(error.cause)}` : '';
}

async function refusalOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  try {
    await h.deps.database.write(work);
    return 'accepted';
  } catch (error) {
    return why(error);
  }
}

describe('the database itself', () => {
  test('refuses restriction, supervision and custody of a family member', async () => {
    const { id } = await register(bareBody(2001));
    const beside = [
      (tx: Tx) =>
        tx.insert(personRestriction).values({ personId: id, code: 'driving', kind: 'court-ordered' }),
      (tx: Tx) =>
        tx.insert(personSupervision).values({ personId: id, lat: 29, lng: 51, radiusKm: 1, permissions: [] }),
      (tx: Tx) => tx.insert(personCustody).values({ personId: id, status: 'released' }),
    ];
    for (const add of beside) expect(await refusalOf(async (tx) => await add(tx))).toMatch(/FOREIGN KEY/);
    const lie = (tx: Tx) =>
      tx.run(
        sql`insert into person_restriction (person_id, person_kind, code, kind) values (${id}, 'family', 'driving', 'court-ordered')`,
      );
    expect(await refusalOf(async (tx) => await lie(tx))).toMatch(/restriction_released_only/);
  });

  test('refuses to make family of a person who has a restriction', async () => {
    const { id } = await register(releasedBody(2002));
    const rename = (tx: Tx) => tx.update(person).set({ kind: 'family' }).where(eq(person.id, id));
    expect(await refusalOf(async (tx) => await rename(tx))).toMatch(/FOREIGN KEY/);
  });

  test('refuses the same national id twice in an organisation', async () => {
    const { id } = await register(bareBody(2003));
    const [row] = await h.deps.database.read.select().from(person).where(eq(person.id, id));
    const copy = (tx: Tx) =>
      tx.insert(person).values({ ...(row as typeof person.$inferSelect), id: 'per_copy' });
    expect(await refusalOf(async (tx) => await copy(tx))).toMatch(/UNIQUE/);
  });
});

describe('a national id', () => {
  test('stands nowhere in the bytes of the database', async () => {
    await register(familyBody(2010, { familyName: 'یافتنی' }));
    const [{ file } = { file: '' }] = await h.deps.database.read.all<{ file: string }>(
      sql`pragma database_list`,
    );
    const folder = dirname(file);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(bytes.some((part) => part.includes('یافتنی'))).toBe(true);
    expect(bytes.some((part) => part.includes(nationalIdOf(2010)))).toBe(false);
  });

  test('is revealed to officers, audited each time, and not to social workers', async () => {
    const { id } = await register(bareBody(2011));
    const officer = await h.actorOf('officer.bushehr');
    for (let i = 0; i < 2; i++)
      expect(await revealNationalId(h.deps, officer, id)).toEqual({
        ok: true,
        value: { nationalId: nationalIdOf(2011) },
      });
    expect((await audits(id)).map(({ action, fields }) => [action, fields]).slice(1)).toEqual([
      ['person.reveal', ['nationalId']],
      ['person.reveal', ['nationalId']],
    ]);
    const refused = await revealNationalId(h.deps, { ...officer, role: 'social-worker' }, id);
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    expect(await audits(id)).toHaveLength(3);
  });
});

describe('the audit', () => {
  test('of an edit names the changed fields alone, and nothing of what they hold', async () => {
    const officer = await h.actorOf('officer.bushehr');
    const { id } = await register(familyBody(2020));
    const patch = {
      givenName: 'فرشته',
      phone: '09129998877',
      household: { dependants: 4 },
      availability: { homeOnly: false },
      needScore: 70,
    };
    const edited = await editPerson(h.deps, officer, id, patch, 1);
    expect(edited.ok).toBe(true);
    const rows = await audits(id);
    expect(rows.map(({ action }) => action)).toEqual(['person.register', 'person.edit']);
    expect([...(rows[1]?.fields ?? [])].sort()).toEqual([
      'availability.homeOnly',
      'givenName',
      'household.dependants',
      'phone',
    ]);
    const everything = JSON.stringify(await h.deps.database.read.select().from(auditEntry));
    for (const value of ['فرشته', 'زهرا', 'دریانورد', '09129998877', nationalIdOf(2020)])
      expect(everything).not.toContain(value);
  });

  test('is silent when nothing changed, and when a change is refused', async () => {
    const officer = await h.actorOf('officer.bushehr');
    const { id } = await register(familyBody(2021));
    const before = await h.deps.database.read.$count(auditEntry);
    expect(
      await editPerson(
        h.deps,
        officer,
        id,
        { needScore: 70, skills: [{ skillId: 'sk-001', level: 3, years: 4 }] },
        1,
      ),
    ).toMatchObject({ ok: true, value: { revision: 1 } });
    expect((await editPerson(h.deps, officer, id, { needScore: 71 }, 9)).ok).toBe(false);
    expect((await registerPerson(h.deps, officer, familyBody(2021))).ok).toBe(false);
    expect(await h.deps.database.read.$count(auditEntry)).toBe(before);
  });
});
