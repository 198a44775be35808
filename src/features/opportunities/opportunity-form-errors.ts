import type { FieldError, Problem } from '../../kernel/problem.ts';
import { isFieldCode } from '../../platform/parse.text.ts';
import { fieldError, parse } from '../../platform/parse.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { opportunityInput } from './opportunity.input.ts';
import { standIns } from './opportunity-cells.rules.ts';
import type { ReadForm } from './opportunity-form.rules.ts';
import { resolveOpportunity } from './resolve-opportunity.ts';

/** Stands in for what is at fault, so that the rest of the form can be judged in the same go. */
const inPlace: Readonly<Record<string, unknown>> = {
  ...standIns,
  loan: { capRial: 1, termMonths: 1 },
  kit: { priceRial: 1 },
};

/** Everything that is wrong with a form at once, each by the name of its field: what cannot be read, then what the record refuses. */
export function formErrors(read: ReadForm, vocabulary: Vocabulary, refused?: Problem): readonly FieldError[] {
  const errors = new Map<string, FieldError>();
  const faulty = new Set<string>();
  const add = (path: string, error: FieldError) => {
    const name = read.nameOf(path);
    faulty.add(name.split('.')[0] ?? name);
    if (!errors.has(name)) errors.set(name, { ...error, path: name });
  };
  for (const { path, code } of read.faults) if (isFieldCode(code)) add(path, fieldError(path, code));
  for (const error of refused?.errors ?? []) add(error.path, error);
  // Each round sets aside what was at fault before: fields first, then what they say together, then names.
  for (let round = 0; round < 4; round++) {
    const body = { ...read.body };
    for (const name of faulty) {
      delete body[name];
      // What one kind alone has must stay, or its absence would be a fault of its own.
      if (name in inPlace && (name in read.body || name in standIns)) body[name] = inPlace[name];
    }
    const parsed = parse(opportunityInput, body);
    const judged = parsed.ok ? resolveOpportunity(vocabulary, parsed.value) : parsed;
    if (judged.ok) break;
    for (const error of judged.problem.errors ?? []) add(error.path, error);
    if (parsed.ok) break;
  }
  return [...errors.values()];
}
