import type { FieldError } from '../../kernel/problem.ts';

/** One question a page, in this order. */
export const askSteps = ['name', 'phone', 'county'] as const;
export type AskStep = (typeof askSteps)[number];
export type AskAnswers = Readonly<Record<AskStep, string>>;

export const noAnswers: AskAnswers = { name: '', phone: '', county: '' };

/** Where a form that was sent leads; `error` where the answer just given does not do. */
export type AskTurn =
  | { readonly show: AskStep; readonly error?: FieldError }
  | { readonly show: 'check' }
  | { readonly show: 'send' };

/**
 * What comes after a page of the form. `at`: the page it was sent from; `go`: back, a page to change, `send`, or on.
 * Going on leads to the first question that has no good answer yet, so that one that is changed leads back to the check.
 */
export function turnOf(at: string, go: string, errors: readonly FieldError[]): AskTurn {
  const wrong = askSteps.find((step) => errors.some(({ path }) => path === step));
  const step = askSteps.find((one) => one === at);
  const errorOf = (one: AskStep) => errors.find(({ path }) => path === one);
  const change = askSteps.find((one) => one === go);
  if (change) return { show: change };
  if (go === 'back')
    return { show: askSteps[Math.max(0, askSteps.indexOf(step ?? 'county') - (step ? 1 : 0))] ?? 'name' };
  if (step) {
    const error = errorOf(step);
    if (error) return { show: step, error };
  }
  if (wrong === undefined) return { show: go === 'send' ? 'send' : 'check' };
  return go === 'send' ? { show: wrong, error: errorOf(wrong) } : { show: wrong };
}
