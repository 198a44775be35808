import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { listOrganisations } from '../organisations/organisation-edits.repo.ts';
import { findOrganisation } from '../organisations/organisations.repo.ts';
import { permit } from '../organisations/scope.rules.ts';
import { permitEdits } from './edit-permission.rules.ts';
import { entryOf, isListed, listed, organisationEntry } from './entries.rules.ts';
import type { Entry } from './plan-edits.rules.ts';
import { isMatch, type Part, partOf, partsOf } from './reference-search.rules.ts';
import { editsOf } from './reference-writes.repo.ts';
import type { Listed } from './shape.rules.ts';
import { vocabularyOf } from './vocabulary.repo.ts';
import type { Vocabulary } from './vocabulary.rules.ts';

export interface CatalogueQuery {
  readonly q?: string | undefined;
  /** A province, a trade, a major group: the part of a long list that is shown. */
  readonly part?: string | undefined;
  /** Kits: `home` or `away`. */
  readonly work?: string | undefined;
  /** Kits: those suited to the own province alone. */
  readonly here?: string | undefined;
}

export interface CatalogueView {
  readonly catalogue: Listed;
  readonly vocabulary: Vocabulary;
  readonly entries: readonly Entry[];
  /** Entries of the catalogue that this actor may read, before any filter. */
  readonly total: number;
  readonly parts: readonly Part[];
  readonly part: string | undefined;
  /** The province of the actor's organisation, where it has one. */
  readonly province: string | undefined;
  /** When entries were edited by hand, by code. */
  readonly edited: ReadonlyMap<string, string>;
  readonly mayEdit: boolean;
}

/** A catalogue as an organisation reads it: one part of a long list, or what a search finds in all of it. */
export async function readCatalogue(
  deps: Deps,
  actor: Actor,
  name: string,
  query: CatalogueQuery,
): Promise<Result<CatalogueView>> {
  if (!isListed(name)) return fail(problem('not-found'));
  const shelf = await openShelf(deps, actor);
  if (!shelf.ok) return shelf;
  const { vocabulary, province } = shelf.value;
  const all = await entriesOn(shelf.value, name);
  const parts = partsOf(name, all, vocabulary);
  const q = query.q?.trim() ?? '';
  const part = parts.find(({ code }) => code === (query.part ?? (q === '' ? province : undefined)))?.code;
  const entries = all.filter(
    (entry) =>
      (parts.length === 0 || q !== '' || part !== undefined) &&
      (part === undefined || partOf(name, entry) === part) &&
      (q === '' || isMatch(name, entry, q)) &&
      (name !== 'kits' || isKitWanted(entry, query, province)),
  );
  return ok({
    catalogue: name,
    vocabulary,
    entries,
    total: all.length,
    parts,
    part,
    province,
    edited: await editsOf(deps.database.read, name),
    mayEdit: permitEdits(actor).ok,
  });
}

/** What every reading of the reference begins with. */
interface Shelf {
  readonly deps: Deps;
  readonly vocabulary: Vocabulary;
  readonly province: string | undefined;
}

async function openShelf(deps: Deps, actor: Actor): Promise<Result<Shelf>> {
  const permitted = permit(actor, 'reference:read');
  if (!permitted.ok) return permitted;
  const { organisationId } = actor;
  const own =
    organisationId === null ? undefined : await findOrganisation(deps.database.read, organisationId);
  return ok({ deps, vocabulary: await vocabularyOf(deps.database), province: own?.province ?? undefined });
}

/** Of organisations those of the own province; of the whole country for those who belong to no province. */
async function entriesOn({ deps, vocabulary, province }: Shelf, name: Listed): Promise<readonly Entry[]> {
  if (name !== 'organisations') return vocabulary.items(name).map(entryOf);
  const all = (await listOrganisations(deps.database.read)).map(organisationEntry);
  return province === undefined ? all : all.filter(({ values }) => values.province === province);
}

function isKitWanted(
  { values }: Entry,
  { work, here }: CatalogueQuery,
  province: string | undefined,
): boolean {
  if (work === 'home' && values.homeWork !== true) return false;
  if (work === 'away' && values.homeWork !== false) return false;
  const suited = values.provinces as readonly string[];
  return here !== '1' || province === undefined || suited.length === 0 || suited.includes(province);
}

export interface ReferenceOverview {
  readonly counts: readonly { readonly catalogue: Listed; readonly count: number }[];
  /** What a search finds in every catalogue, best-known catalogues first; at most 60. */
  readonly hits: readonly {
    readonly catalogue: Listed;
    readonly entry: Entry;
    readonly part: string | undefined;
  }[];
}

const mostHits = 60;

/** Every catalogue with its size, and what a search finds in all of them. */
export async function readOverview(
  deps: Deps,
  actor: Actor,
  q: string | undefined,
): Promise<Result<ReferenceOverview>> {
  const shelf = await openShelf(deps, actor);
  if (!shelf.ok) return shelf;
  const wanted = q?.trim() ?? '';
  const counts: { catalogue: Listed; count: number }[] = [];
  const hits: { catalogue: Listed; entry: Entry; part: string | undefined }[] = [];
  for (const catalogue of listed) {
    const entries = await entriesOn(shelf.value, catalogue);
    counts.push({ catalogue, count: entries.length });
    if (wanted === '') continue;
    for (const entry of entries)
      if (hits.length < mostHits && isMatch(catalogue, entry, wanted))
        hits.push({ catalogue, entry, part: partOf(catalogue, entry) });
  }
  return ok({ counts, hits });
}
