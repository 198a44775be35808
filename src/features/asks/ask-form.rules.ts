import type { FieldError } from '../../kernel/problem.ts';

/** One question a page, in this order. */
export const askSteps = ['name', 'phone', 'county'] as const;
export type AskStep = (typeof askSteps)[number];
export type AskAnswers = Readonly<Record<AskStep, string>>;

export const noAnswers: AskAnswers = { name: '', phone: '', county: '' };

/** Where a page that was sent leads; `tried` where what was answered there does not do. */
export interface AskTurn {
  readonly to: AskStep | 'check' | 'send';
  readonly tried?: AskStep;
}

const wrongIn = (errors: readonly FieldError[]) =>
  askSteps.find((step) => errors.some(({ path }) => path === step));

/**
 * What comes after a page of the form. `at`: the page it was sent from; `go`: back, or on. Going on leads to the first
 * question that has no good answer yet, so that one that is changed leads back to the check; from the check, to sending.
 */
export function turnOf(at: AskStep | 'check', go: string, errors: readonly FieldError[]): AskTurn {
  const wrong = wrongIn(errors);
  if (at === 'check') return wrong === undefined ? { to: 'send' } : { to: wrong, tried: wrong };
  if (go === 'back') return { to: askSteps[Math.max(0, askSteps.indexOf(at) - 1)] ?? 'name' };
  if (errors.some(({ path }) => path === at)) return { to: at, tried: at };
  return { to: wrong ?? 'check' };
}

/** The page that is shown for an address: a question stands only after those before it are answered, the check after all. */
export function shownAt(at: AskStep | 'check', errors: readonly FieldError[]): AskStep | 'check' {
  const wrong = wrongIn(errors);
  if (wrong === undefined) return at;
  return at === 'check' || askSteps.indexOf(wrong) < askSteps.indexOf(at) ? wrong : at;
}
