import { type SQL, sql } from 'drizzle-orm';
import type { FigureScope } from './figure.rules.ts';

/** Numbers of the groups of a scope: an organisation's own; of a province those of the organisations that sit in it. */
export function groupsIn(scope: FigureScope): SQL | undefined {
  if (scope.kind === 'nation') return undefined;
  return scope.kind === 'organisation'
    ? sql`select id from outcome_group where organisation_id = ${scope.organisationId}`
    : sql`select g.id from outcome_group g join organisation o on o.id = g.organisation_id where o.province = ${scope.province}`;
}

/** Whether a column that names an organisation lies in the scope. */
export function organisationIn(scope: FigureScope, column: SQL): SQL {
  if (scope.kind === 'nation') return sql`true`;
  return scope.kind === 'organisation'
    ? sql`${column} = ${scope.organisationId}`
    : sql`${column} in (select id from organisation where province = ${scope.province})`;
}
