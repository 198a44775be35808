import type { LocalDate } from '../../kernel/calendar.ts';
import { toJalali } from '../../kernel/calendar.ts';
import type { OpportunityKind } from '../opportunities/opportunity-facts.rules.ts';

/** What a letter of introduction says, in one language. It holds nothing that tells where the person comes from. */
export interface LetterContent {
  /** The day of the consent, so that every print is the same; of a draft, today. */
  readonly date: LocalDate;
  readonly kind: OpportunityKind;
  readonly office: string;
  /** Null where the employer is not on file, or is another organisation's. */
  readonly to: { readonly name: string; readonly contact: string | null } | null;
  readonly person: {
    readonly title: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly fatherName: string | null;
    /** All but the last three digits hidden. */
    readonly maskedNationalId: string;
  };
  readonly opportunity: {
    readonly title: string;
    readonly place: string;
    readonly hours: string;
    readonly startOn: LocalDate | null;
  };
  readonly skills: readonly string[];
  /** Null where the name itself would tell; the office signs then. */
  readonly officer: string | null;
}

/** A letter that exists: its referral and its number. Without these it is a draft. */
export interface LetterView extends LetterContent {
  readonly referralId: string;
  readonly number: string;
}

/** The number on the letter: Jalali year of the consent and the end of the referral's id, the same at every print. */
export function letterNumber(referralId: string, consentedOn: LocalDate): string {
  return `${toJalali(consentedOn).year}/${referralId.slice(-6).toUpperCase()}`;
}
