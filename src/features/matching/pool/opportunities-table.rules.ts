import {
  type OpportunityFacts,
  type OpportunityKind,
  opportunityKinds,
} from '../../opportunities/opportunity-facts.rules.ts';
import { isForAnywhere } from '../retrieve.rules.ts';
import { fullAt } from '../time-gates.rules.ts';
import { BestFirst } from './best-first.rules.ts';
import { Considered } from './considered.rules.ts';
import { FacetRows, NumberColumn } from './facet.rules.ts';
import { PlaceColumn, RowIndex, TextColumn, WordColumn } from './fact-table.rules.ts';
import { KeptVerdicts } from './kept-verdicts.rules.ts';
import { opportunityFacets } from './opportunity-facets.rules.ts';
import { blocksOf } from './verdicts.rules.ts';

const mostHours = 20_000;

/** What nobody closed by hand, of one kind, as columns. What is over by its date is left out by whoever asks. */
export class OpportunitiesTable {
  readonly facets = new FacetRows<OpportunityFacts>('opportunity', Object.values(opportunityFacets));
  readonly province = new WordColumn();
  readonly place = new PlaceColumn();
  /** 1 = looked at wherever somebody lives. */
  readonly anywhere = new NumberColumn();
  /** The gate `full` as blocks: it looks at the opportunity alone, and at nothing that a question brings. */
  readonly full = new NumberColumn();
  readonly held = new NumberColumn();
  readonly incomeRial = new NumberColumn();
  readonly opensOn = new TextColumn();
  readonly #hours = new Map<string, OpportunityFacts['hours']>();
  /** What the present question looks at, and what earlier ones were told. */
  readonly considered = new Considered();
  readonly bestFirst = new BestFirst();
  readonly kept = new KeptVerdicts();
  readonly rows = new RowIndex([
    this.facets,
    this.province,
    this.place,
    this.anywhere,
    this.full,
    this.held,
    this.incomeRial,
    this.opensOn,
  ]);

  put(given: OpportunityFacts, held: number): void {
    // One list for all who keep the same hours: what is worked out of it is kept by the list itself.
    const facts = { ...given, hours: this.#hoursLike(given.hours) };
    const row = this.rows.place(facts.id);
    this.facets.set(row, facts);
    this.province.set(row, facts.province);
    this.place.set(row, facts.place);
    this.anywhere.set(row, isForAnywhere(facts) ? 1 : 0);
    this.full.set(row, blocksOf('full', fullAt(facts.vacancies, held)));
    this.held.set(row, held);
    this.incomeRial.set(row, facts.monthlyIncomeRial);
    this.opensOn.set(row, facts.opensOn);
  }

  #hoursLike(hours: OpportunityFacts['hours']): OpportunityFacts['hours'] {
    const text = JSON.stringify(hours);
    const known = this.#hours.get(text);
    if (known) return known;
    if (this.#hours.size >= mostHours) this.#hours.clear();
    this.#hours.set(text, hours);
    return hours;
  }
}

/** One table a kind, since kinds are ranked apart. */
export class OpportunityTables {
  readonly #tables = new Map(opportunityKinds.map((kind) => [kind, new OpportunitiesTable()]));

  of(kind: OpportunityKind): OpportunitiesTable {
    const table = this.#tables.get(kind);
    if (!table) throw new Error(`no table of ${kind}`);
    return table;
  }

  put(facts: OpportunityFacts, held: number): void {
    this.remove(facts.id, facts.kind);
    if (!facts.closed) this.of(facts.kind).put(facts, held);
    else this.remove(facts.id);
  }

  /** From every table but that of `kept`: a correction may change the kind. */
  remove(id: string, kept?: OpportunityKind): void {
    for (const [kind, table] of this.#tables) if (kind !== kept) table.rows.remove(id);
  }

  settle(): void {
    for (const table of this.#tables.values()) table.rows.settle();
  }

  get size(): number {
    return [...this.#tables.values()].reduce((sum, { rows }) => sum + rows.size, 0);
  }

  /** How many people an opportunity holds; undefined where it is not here (closed by hand, or never there). */
  heldBy(id: string): number | undefined {
    for (const { rows, held } of this.#tables.values()) {
      const row = rows.rowOf(id);
      if (row !== undefined) return held.values[row] ?? 0;
    }
    return undefined;
  }
}
