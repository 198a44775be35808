import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, systemActor } from '../../../src/entry/prepare.node.ts';
import { loadOrganisations } from '../../../src/features/organisations/load-organisations.ts';
import {
  type AssociationPlace,
  nearestAssociation,
} from '../../../src/features/organisations/nearest.rules.ts';
import { findOrganisation } from '../../../src/features/organisations/organisations.repo.ts';
import {
  type OrganisationLine,
  readOrganisations,
} from '../../../src/features/organisations/organisations-file.input.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../../src/features/reference/vocabulary.rules.ts';
import { organisation, organisationCounty } from '../../../src/schema/organisations.ts';
import { auditEntry } from '../../../src/schema/records.ts';
import { createHarness, type Harness } from '../../support/harness.ts';

const text = readFileSync(join(projectRoot, 'seed/reference/organisations.jsonl'), 'utf8');
let h: Harness;
let vocabulary: Vocabulary;
let all: readonly OrganisationLine[];
beforeAll(async () => {
  h = await createHarness();
  vocabulary = await vocabularyOf(h.deps.database);
  const read = readOrganisations(text, vocabulary);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  all = read.organisations;
});
afterAll(() => h.close());

const ofKind = (kind: OrganisationLine['kind']) => all.filter((one) => one.kind === kind);
const lineWith = (changes: Record<string, unknown>) =>
  JSON.stringify({ ...all.find(({ id }) => id === 'org-assoc-gilan'), ...changes });
const faultsOf = (lines: readonly string[]) => {
  const read = readOrganisations(lines.join('\n'), vocabulary);
  return 'faults' in read
    ? read.faults.map(({ file, line, message }) => `${file}:${line} ${message.en}`)
    : [];
};

describe('the organisations of the country', () => {
  it('are 232 associations, a care centre and a council in each of 31 provinces, and the nation', () => {
    expect([ofKind('national').length, ofKind('association').length]).toEqual([1, 232]);
    const provinces = vocabulary.items('provinces').map(({ code }) => code);
    for (const kind of ['care-centre', 'province-council'] as const) {
      expect(ofKind(kind).map(({ province }) => province)).toEqual(provinces);
      for (const { province, covers } of ofKind(kind))
        expect(covers).toEqual(
          vocabulary.counties.filter((county) => county.province === province).map(({ code }) => code),
        );
    }
  });

  it('cover every county by exactly one association, the nearest of its province', () => {
    const places = ofKind('association').map((one): AssociationPlace => {
      const seat = vocabulary.county(one.county ?? '')?.seat;
      if (!seat) throw new Error(one.id);
      return { id: one.id, province: one.province ?? '', seat, covers: new Set() };
    });
    for (const county of vocabulary.counties)
      expect(
        ofKind('association')
          .filter(({ covers }) => covers.includes(county.code))
          .map(({ id }) => id),
      ).toEqual([nearestAssociation(county, places)?.id]);
  });

  it('cover some 64,000 families in all, Bushehr its 1,300; one takes 1,000 and covers 694', () => {
    const of = (id: string) => all.find((one) => one.id === id);
    expect(ofKind('association').reduce((sum, { covered }) => sum + (covered ?? 0), 0)).toBe(64_000);
    expect(of('org-assoc-bushehr')).toMatchObject({ covered: 1_300, capacity: null });
    expect(of('org-assoc-kerman')).toMatchObject({ covered: 694, capacity: 1_000, sample: false });
    // Whoever is not known is marked as a sample.
    expect(all.filter(({ sample }) => !sample).map(({ id }) => id)).toEqual([
      'org-council-bushehr',
      'org-assoc-kerman',
    ]);
  });

  it('have names of their own', () => {
    for (const name of ['fa', 'en', 'id'] as const)
      expect(new Set(all.map((one) => one[name])).size).toBe(all.length);
  });

  it('are in the database with capacity and how many are covered', async () => {
    expect(await findOrganisation(h.deps.database.read, 'org-assoc-kerman')).toMatchObject({
      capacity: 1_000,
      covered: 694,
      covers: ['kerman-kerman'],
    });
  });
});

describe('a file with faults', () => {
  it('tells all of them at once, each with file, line and mend', () => {
    expect(
      faultsOf([
        lineWith({ province: 'gilann' }),
        '{"id": ',
        lineWith({
          id: 'org-b',
          county: 'bushehr-ganaveh',
          covers: ['gilan-rasht', 'gilan-rasht', 'gilan-nowhere'],
        }),
        lineWith({ id: 'Org B', kind: 'office', fa: ' ', capacity: 0, sample: 'yes', colour: 'red' }),
        '',
        lineWith({ id: 'org-b', covers: [] }),
        lineWith({ id: 'org-c', capacity: 100, covered: 1_000 }),
        lineWith({ id: 'org-d', capacity: null, covered: 640_000 }),
        lineWith({ id: 'org-e', kind: 'national' }),
        lineWith({ id: 'org-f', covered: undefined, county: null, province: null }),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "organisations.jsonl:1 province "gilann" is not in provinces.csv; correct the code or add it there",
        "organisations.jsonl:2 is not JSON; write one object a line",
        "organisations.jsonl:3 county "bushehr-ganaveh" is a county of bushehr, not of gilan; correct one of them",
        "organisations.jsonl:3 covers "gilan-nowhere" is not in counties.csv; correct the code or add it there",
        "organisations.jsonl:3 covers names gilan-rasht twice; leave one out",
        "organisations.jsonl:4 id must be "org-" and small Latin letters, digits and hyphens",
        "organisations.jsonl:4 kind must be one of association, care-centre, province-council, national",
        "organisations.jsonl:4 fa must be the Persian name",
        "organisations.jsonl:4 capacity must be how many it can take, or null where unknown",
        "organisations.jsonl:4 sample must be true (made up) or false (the real one)",
        "organisations.jsonl:4 the line knows no colour",
        "organisations.jsonl:6 id "org-b" stands on line 3 too; give one another id",
        "organisations.jsonl:6 covers is empty; name the counties it covers",
        "organisations.jsonl:7 covered 1000 is more than 3 times its capacity 100; correct one of them",
        "organisations.jsonl:8 covered 640000 is more than 5 % of the 956971 people of its counties; correct it",
        "organisations.jsonl:9 is national: province and county must be null and covers []",
        "organisations.jsonl:10 covered must be how many it covers now, or null where unknown",
      ]
    `);
  });

  it('adds nothing', async () => {
    const { database } = h.deps;
    const before = await database.read.select().from(organisation);
    const { faults } = await loadOrganisations(
      h.deps,
      systemActor,
      `${lineWith({ id: 'org-new' })}\n${lineWith({ id: 'org-newer', county: 'gilan-nowhere' })}`,
    );
    expect(faults).toHaveLength(1);
    expect(await database.read.select().from(organisation)).toEqual(before);
  });
});

describe('a newer file', () => {
  it('adds what is new with its audit row, and leaves what was edited as it is', async () => {
    const { database } = h.deps;
    await database.write(async (tx) => {
      await tx
        .update(organisation)
        .set({ fa: 'نام تازه', capacity: 5 })
        .where(eq(organisation.id, 'org-assoc-gilan'));
      await tx.delete(organisationCounty).where(eq(organisationCounty.organisationId, 'org-assoc-gilan'));
    });
    const edited = await findOrganisation(database.read, 'org-assoc-gilan');
    const newer = `${text}${lineWith({ id: 'org-assoc-new', covers: ['gilan-masal'], covered: 3 })}`;
    expect(await loadOrganisations(h.deps, systemActor, newer)).toEqual({ faults: [] });
    expect(await loadOrganisations(h.deps, systemActor, newer)).toEqual({ faults: [] });
    expect(await findOrganisation(database.read, 'org-assoc-gilan')).toEqual(edited);
    expect(edited).toMatchObject({ fa: 'نام تازه', capacity: 5, covers: [] });
    expect(await findOrganisation(database.read, 'org-assoc-new')).toMatchObject({
      covered: 3,
      covers: ['gilan-masal'],
    });
    expect(
      await database.read
        .select({ id: auditEntry.entityId })
        .from(auditEntry)
        .where(eq(auditEntry.entityId, 'org-assoc-new')),
    ).toHaveLength(1);
  });
});

describe('registration anywhere', () => {
  const at = (
    id: string,
    province: string,
    lat: number,
    lng: number,
    covers: string[] = [],
  ): AssociationPlace => ({
    id,
    province,
    seat: { lat, lng },
    covers: new Set(covers),
  });
  const county = { code: 'p-x', province: 'p', seat: { lat: 30, lng: 50 } };

  it('goes to the association that covers the county, also where another sits nearer', () => {
    expect(nearestAssociation(county, [at('near', 'p', 30, 50.1), at('far', 'p', 31, 50, ['p-x'])])?.id).toBe(
      'far',
    );
  });
  it('of two that cover it to the nearer one, at equal distance to the same for everybody', () => {
    const [a, b] = [at('a', 'p', 30, 50.5, ['p-x']), at('b', 'p', 30, 50.2, ['p-x'])];
    expect(nearestAssociation(county, [a, b])?.id).toBe('b');
    const twin = { ...b, id: 'aa' };
    expect(nearestAssociation(county, [b, twin])?.id).toBe('aa');
    expect(nearestAssociation(county, [twin, b])?.id).toBe('aa');
  });
  it('where none covers it to the nearest of the province, else of the country', () => {
    const [own, foreign] = [at('own', 'p', 32, 50), at('foreign', 'q', 30, 50.01)];
    expect(nearestAssociation(county, [foreign, own])?.id).toBe('own');
    expect(nearestAssociation(county, [foreign])?.id).toBe('foreign');
    expect(nearestAssociation(county, [])).toBeUndefined();
  });
});
