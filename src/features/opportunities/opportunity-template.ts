import Papa from 'papaparse';
import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { permit } from '../organisations/scope.rules.ts';
import { columnFields } from './opportunity-cells.rules.ts';
import { headings } from './opportunity-import.text.ts';

/** An empty job list with every heading an import knows. The byte order mark makes spreadsheets read it as UTF-8. */
export function opportunityTemplate(actor: Actor, lang: Lang): Result<string> {
  const permitted = permit(actor, 'opportunities:write');
  if (!permitted.ok) return permitted;
  const row = columnFields.map((field) => headings[field][lang === 'fa' ? 0 : 1]);
  return ok(`\uFEFF${Papa.unparse([row], { escapeFormulae: true })}\r\n`);
}
