import { type Catalogue, catalogues, type ReferenceItem } from './vocabulary.rules.ts';

/** Which file of `seed/reference/` holds each catalogue, and the columns every row must have. */
const files: Readonly<Record<Catalogue, { file: string; code: string; needs: readonly string[] }>> = {
  provinces: { file: 'provinces.csv', code: 'code', needs: ['fa', 'en'] },
  counties: { file: 'counties.csv', code: 'code', needs: ['fa', 'en', 'province', 'lat', 'lon'] },
  trades: { file: 'trades.csv', code: 'code', needs: ['fa', 'en'] },
  skills: { file: 'skills.jsonl', code: 'id', needs: ['fa', 'en', 'trade', 'occupations'] },
  occupations: { file: 'occupations.jsonl', code: 'code', needs: ['fa', 'en', 'level'] },
  kits: { file: 'kits.jsonl', code: 'code', needs: ['fa', 'en', 'isco', 'items', 'skills'] },
  'loan-programmes': {
    file: 'loan-programmes.jsonl',
    code: 'code',
    needs: ['fa', 'en', 'capRial', 'termMonths'],
  },
  trainings: { file: 'trainings.jsonl', code: 'code', needs: ['fa', 'en', 'teaches'] },
  restrictions: { file: 'restrictions.csv', code: 'code', needs: ['fa', 'en', 'kind'] },
  documents: { file: 'documents.csv', code: 'code', needs: ['fa', 'en', 'appliesTo'] },
  licences: { file: 'licences.csv', code: 'code', needs: ['fa', 'en'] },
  permits: { file: 'permits.csv', code: 'code', needs: ['fa', 'en'] },
  education: { file: 'education.csv', code: 'code', needs: ['fa', 'en'] },
  'aid-kinds': { file: 'aid-kinds.csv', code: 'code', needs: ['fa', 'en'] },
  'aid-rules': {
    file: 'aid-rules.jsonl',
    code: 'code',
    needs: ['fa', 'en', 'aid', 'opportunityKind', 'effect', 'when'],
  },
  wages: { file: 'wages.csv', code: 'year', needs: ['from', 'monthlyRial'] },
};

export const referenceFiles: readonly string[] = catalogues.map((catalogue) => files[catalogue].file);

export interface ReferenceFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** One row as it stands in a file: its line there and its fields. */
export interface FileRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Checks every row of every file and every reference between them.
 * @returns the items, or faults that name file, line and mend.
 */
export function readReference(
  rowsOf: (file: string) => readonly FileRow[],
): { items: readonly ReferenceItem[] } | { faults: readonly ReferenceFault[] } {
  const faults: ReferenceFault[] = [];
  const items: ReferenceItem[] = [];
  const lineOf = new Map<ReferenceItem, { file: string; line: number }>();
  const codes = new Map<Catalogue, Set<string>>();
  for (const catalogue of catalogues) {
    const { file, code, needs } = files[catalogue];
    const seen = new Set<string>();
    codes.set(catalogue, seen);
    for (const [position, row] of rowsOf(file).entries()) {
      const key = String(row.fields[code] ?? '').trim();
      const missing = [code, ...needs].filter(
        (name) => row.fields[name] === undefined || row.fields[name] === '',
      );
      if (missing.length > 0)
        faults.push({ file, line: row.line, message: `lacks ${missing.join(', ')}; fill it in` });
      else if (seen.has(key))
        faults.push({
          file,
          line: row.line,
          message: `${code} "${key}" stands twice; give one another code`,
        });
      else {
        seen.add(key);
        const { fa = key, en = key, [code]: _code, ...data } = row.fields;
        const item = { catalogue, code: key, position, fa: String(fa), en: String(en), data };
        items.push(item);
        lineOf.set(item, { file, line: row.line });
      }
    }
  }
  for (const item of items)
    for (const [catalogue, code] of referredTo(item))
      if (!codes.get(catalogue)?.has(code)) {
        const at = lineOf.get(item);
        faults.push({
          file: at?.file ?? '',
          line: at?.line ?? 0,
          message: `names ${catalogue} "${code}", which is not in ${files[catalogue].file}; correct the code or add it there`,
        });
      }
  return faults.length > 0 ? { faults } : { items };
}

function* referredTo(item: ReferenceItem): Generator<[Catalogue, string]> {
  const list = (name: string) =>
    Array.isArray(item.data[name]) ? (item.data[name] as Record<string, unknown>[]) : [];
  if (item.catalogue === 'counties') yield ['provinces', String(item.data.province)];
  if (item.catalogue === 'skills') {
    yield ['trades', String(item.data.trade)];
    for (const { code } of list('occupations')) yield ['occupations', String(code)];
    for (const id of list('related')) yield ['skills', String(id)];
    if (item.data.licence) yield ['licences', String(item.data.licence)];
  }
  if (item.catalogue === 'kits') {
    yield ['occupations', String(item.data.isco)];
    for (const { skillId } of list('skills')) yield ['skills', String(skillId)];
    for (const code of list('permits')) yield ['permits', String(code)];
    for (const code of list('licences')) yield ['licences', String(code)];
    for (const code of list('documents')) yield ['documents', String(code)];
  }
  if (item.catalogue === 'trainings')
    for (const { skillId } of list('teaches')) yield ['skills', String(skillId)];
  if (item.catalogue === 'aid-rules') yield ['aid-kinds', String(item.data.aid)];
}
