import { type SQL, sql } from 'drizzle-orm';
import type { FigureScope } from './figure.rules.ts';

/** Whether a column that names an organisation lies in the scope; a province has the organisations that sit in it. */
export function organisationIn(scope: FigureScope, column: SQL): SQL {
  if (scope.kind === 'organisation') return sql`${column} = ${scope.organisationId}`;
  if (scope.kind === 'province')
    return sql`${column} in (select id from organisation where province = ${scope.province})`;
  return sql`true`;
}
