import type { Lang } from '../../kernel/text.ts';
import { writeCsv } from '../records/csv-write.rules.ts';
import { reportCells } from './report.rules.ts';
import type { ReportView } from './view-report.ts';

/** The monthly report as CSV for spreadsheets, headings and words in one language, numbers in Latin digits. */
export function reportList({ figures }: ReportView, lang: Lang): string {
  return writeCsv(reportCells(figures, lang));
}
