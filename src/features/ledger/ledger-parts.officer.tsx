import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';

/** Where the pages of the books stand: those of a manager, or those of an auditor. */
export interface LedgerPlaces {
  readonly home: string;
  readonly list: string;
  readonly entries: string;
  readonly entry: (id: string) => string;
  readonly fund: (id: string) => string;
  readonly isAuditor: boolean;
}

export const officerPlaces: LedgerPlaces = {
  home: paths.ledger,
  list: paths.ledgerList,
  entries: paths.ledgerEntries,
  entry: paths.ledgerEntry,
  fund: paths.fund,
  isAuditor: false,
};

export const auditorPlaces: LedgerPlaces = {
  home: paths.auditorLedger,
  list: paths.auditorLedgerList,
  entries: paths.auditorLedgerEntries,
  entry: paths.auditorLedgerEntry,
  fund: (id) => withQuery(paths.auditorStatement, { fundId: id }),
  isAuditor: true,
};

/** An address with those parameters that say something. */
export function withQuery(base: string, query: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(query).filter((one): one is [string, string] => !!one[1]);
  return said.length === 0 ? base : `${base}?${new URLSearchParams(said)}`;
}

/** An amount on one side of an account; nothing where it is none. The unit stands once, above. */
export const sideText = (rial: number, lang: Lang): string => (rial === 0 ? '' : formatNumber(rial, lang));

export const yearText = (year: number, lang: Lang): string =>
  lang === 'fa' ? toPersianDigits(String(year)) : String(year);

export const dayWords = (day: LocalDate, lang: Lang): string => formatJalali(day, lang);

/** A code that somebody may look for elsewhere. */
export function Code({ text }: { text: string }) {
  return <bdi dir="ltr">{text}</bdi>;
}

export function Title({ text, lang }: { text: string; lang: Lang }) {
  return <AsWritten text={text} lang={lang} />;
}
