import Papa from 'papaparse';

/** A list for spreadsheets: a byte order mark so that they read Persian, and no cell that they would run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${Papa.unparse(rows as string[][], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
