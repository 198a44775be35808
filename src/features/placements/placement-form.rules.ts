import { normaliseDisplay, toLatinDigits } from '../../kernel/persian.ts';
import { type CellValue, readDecimal, readRial } from '../records/cell-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** Fields of a posted form, as they came. */
type Form = Readonly<Record<string, readonly string[]>>;

/** A field's text; undefined where nothing was written. */
export function written(form: Form, name: string): string | undefined {
  return normaliseDisplay(form[name]?.[0] ?? '') || undefined;
}

/** A number in any digits; what cannot be read is handed on as written, for the call to refuse at its field. */
function numberIn(
  form: Form,
  name: string,
  read: (text: string) => CellValue<number>,
): number | string | undefined {
  const text = written(form, name);
  if (text === undefined) return undefined;
  const value = read(text);
  return value.ok ? value.value : text;
}

/** What was found of a work; `at` names the fields where several stand in one form. */
export function checkBody(form: Form, at: (name: string) => string = (name) => name) {
  const result = written(form, at('result'));
  return {
    checkedOn: written(form, 'checkedOn') ?? '',
    result,
    // Preset in the form: where nobody was reached it says nothing.
    evidence: result === 'not-reached' ? undefined : written(form, at('evidence')),
    weeklyHours: numberIn(form, at('weeklyHours'), readDecimal),
    monthlyIncomeRial: numberIn(form, at('monthlyIncomeRial'), readRial),
    endedOn: written(form, at('endedOn')),
    endReason: written(form, at('endReason')),
  };
}

export function visitDoneBody(form: Form) {
  const { weeklyHours, monthlyIncomeRial, endedOn, endReason } = checkBody(form);
  return {
    doneOn: written(form, 'doneOn') ?? '',
    outcome: written(form, 'outcome'),
    weeklyHours,
    monthlyIncomeRial,
    endedOn,
    endReason,
  };
}

export function endBody(form: Form) {
  return { endedOn: written(form, 'endedOn'), reason: written(form, 'endReason') };
}

/** How a work began. `blank` is what an empty field says: nothing (undefined), or that it is not known (null). */
export function startBody<B extends null | undefined>(form: Form, blank: B) {
  const known = <T>(value: T | undefined): T | B => value ?? blank;
  return {
    startedOn: written(form, 'startedOn'),
    expectedEndOn: known(written(form, 'expectedEndOn')),
    weeklyHours: known(numberIn(form, 'weeklyHours', readDecimal)),
    monthlyIncomeRial: known(numberIn(form, 'monthlyIncomeRial', readRial)),
    evidence: written(form, 'evidence'),
  };
}

/** The unit group of an occupation by its code or name; what names none is handed on as written. */
export function occupationIn(form: Form, vocabulary: Vocabulary): string | undefined {
  const text = written(form, 'iscoCode');
  if (text === undefined) return undefined;
  const [code] = /^\d{4}/.exec(toLatinDigits(text)) ?? [];
  return code ?? vocabulary.find('occupations', text)?.code ?? text;
}
