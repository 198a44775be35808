import { normaliseDisplay, toLatinDigits } from '../../kernel/persian.ts';
import { readHours } from '../records/cell-hours.rules.ts';
import { type CellValue, readDecimal, readRial, readWhole } from '../records/cell-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityKind } from './opportunity-facts.rules.ts';
import type { FieldName } from './opportunity-form.text.ts';
import { type Form, hasField, lastRow, type RowList } from './opportunity-form-fields.rules.ts';

/** What is wrong with a field before the record's own rules are asked; `path` is the field's name in the form. */
export interface FormFault {
  readonly path: string;
  readonly code: string;
}

export interface ReadForm {
  /** As the API takes it. Fields at fault and fields that the kind does not have are left out. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly faults: readonly FormFault[];
  /** Name in the form of a path in the body: empty rows are not sent, so rows behind them move up. */
  nameOf(path: string): string;
}

const text = (form: Form, name: string): string => normaliseDisplay(form[name]?.[0] ?? '');

/** Reads the form of one kind as the body of a `POST` or a `PATCH`; what is blank is said to be none. */
export function readOpportunityForm(vocabulary: Vocabulary, kind: OpportunityKind, form: Form): ReadForm {
  const faults: FormFault[] = [];
  const rows: Partial<Record<RowList, readonly number[]>> = {};
  const body: Record<string, unknown> = { kind };
  const put = (name: FieldName, value: unknown) => {
    if (value !== undefined && hasField(kind, name)) setAt(body, name, value);
  };
  const needed = (name: string): undefined => {
    faults.push({ path: name, code: 'required' });
  };
  /** Undefined where it cannot be read, null where it is blank. */
  const cell = <T>(name: string, read: (written: string) => CellValue<T>): T | null | undefined => {
    const written = text(form, name);
    if (written === '') return null;
    const value = read(written);
    if (value.ok) return value.value;
    faults.push({ path: name, code: value.code });
    return undefined;
  };
  const line = (name: FieldName) => put(name, text(form, name) || null);
  const number = (name: FieldName, read = readWhole) => {
    if (hasField(kind, name)) put(name, cell(name, read));
  };
  const neededNumber = (name: FieldName, read = readWhole) => {
    if (!hasField(kind, name)) return;
    const value = cell(name, read);
    put(name, value === null ? needed(name) : value);
  };
  const ticks = (name: FieldName) => put(name, [...new Set(form[name] ?? [])]);

  put('title.fa', text(form, 'title.fa') || needed('title.fa'));
  line('title.en');
  readEmployer();
  readPlace();
  line('workplace');
  put('lodging', text(form, 'lodging') === 'yes');
  neededNumber('vacancies');
  put('opensOn', text(form, 'opensOn') || needed('opensOn'));
  line('closesOn');
  line('startOn');
  put('iscoCode', occupationCode(vocabulary, text(form, 'iscoCode')));
  number('years');
  line('education');
  if (hasField(kind, 'hours')) {
    const hours = cell('hours', readHours);
    put('hours', hours === null ? [] : hours);
  }
  line('contract');
  put('insured', yesNo(text(form, 'insured')));
  for (const name of [
    'documents',
    'licences',
    'permits',
    'barredBy',
    'reservedFor',
    'workspaceNeeds',
  ] as const)
    ticks(name);
  number('minAge');
  number('maxAge');
  number('workspaceM2', readDecimal);
  body.skills = rowsOf('skills', (at) => ({
    skillId: text(form, `${at}.skillId`),
    level: Number(text(form, `${at}.level`) || '1'),
    importance: text(form, `${at}.importance`) || 'essential',
  }));
  number('monthlyIncomeRial', readRial);
  if (kind === 'loan-programme') readLoan();
  if (kind === 'kit') readKit();
  if (kind === 'training') readTraining();
  return { body, faults, nameOf: (path) => nameOf(path, rows) };

  function rowsOf<T>(list: RowList, make: (at: string) => T | undefined): T[] {
    const found: T[] = [];
    const places: number[] = [];
    for (let index = 0; index <= lastRow(list, form); index++) {
      const at = `${list}.${index}`;
      const isBlank =
        text(form, `${at}.skillId`) === '' &&
        text(form, `${at}.name`) === '' &&
        text(form, `${at}.priceRial`) === '';
      const made = isBlank ? undefined : make(at);
      if (made === undefined) continue;
      found.push(made);
      places.push(index);
    }
    rows[list] = places;
    return found;
  }

  function readEmployer(): void {
    const [name, contact, phone, address] = (['name', 'contact', 'phone', 'address'] as const).map((part) =>
      text(form, `employer.${part}`),
    );
    if (name)
      body.employer = { name, contact: contact || null, phone: phone || null, address: address || null };
    // A telephone without a name belongs to nobody.
    else if (contact || phone || address) needed('employer.name');
    else body.employer = null;
  }

  function readPlace(): void {
    const province = text(form, 'province');
    const county = text(form, 'county');
    const near = text(form, 'near');
    const point = near === '' ? null : pointOf(near);
    if (point === undefined) faults.push({ path: 'near', code: 'format.wrong' });
    else body.near = point;
    const nationwide = text(form, 'nationwide') === 'yes';
    // Nobody can tell which of the two was meant.
    if (nationwide && (province || county))
      faults.push({ path: province ? 'province' : 'county', code: 'place.nationwide' });
    if (!nationwide && !province && !county) needed('province');
    body.province = province || null;
    body.county = county || null;
  }

  function readLoan(): void {
    neededNumber('loan.capRial', readRial);
    neededNumber('loan.termMonths');
    number('loan.graceMonths');
    number('loan.feePercent', readDecimal);
    number('loan.guarantors');
    for (const name of [
      'loan.feeMethod',
      'loan.collection',
      'loan.administeredBy',
      'loan.fundCode',
      'loan.programme',
    ] as const)
      line(name);
  }

  function readKit(): void {
    // One income is asked for, the kit's: the opportunity follows it.
    if (body.monthlyIncomeRial !== undefined) setAt(body, 'kit.monthlyIncomeRial', body.monthlyIncomeRial);
    line('kit.code');
    line('kit.purpose');
    line('kit.market');
    const items = rowsOf('kit.items', (at) => {
      const name = text(form, `${at}.name`) || needed(`${at}.name`);
      const price = cell(`${at}.priceRial`, readRial);
      const priceRial = price === null ? needed(`${at}.priceRial`) : price;
      return name === undefined || priceRial === undefined ? undefined : { name, priceRial };
    });
    setAt(body, 'kit.items', items);
    const buyers = rowsOf('kit.buyers', (at) => ({
      name: text(form, `${at}.name`),
      firm: text(form, `${at}.firm`) === 'yes',
    }));
    setAt(body, 'kit.buyers', buyers.length === 0 ? null : buyers);
    const price = cell('kit.priceRial', readRial);
    const sum = items.reduce((total, { priceRial }) => total + priceRial, 0);
    put('kit.priceRial', price === null ? sum || needed('kit.priceRial') : price);
  }

  function readTraining(): void {
    line('training.code');
    number('training.weeks');
    const teaches = rowsOf('training.teaches', (at) => ({
      skillId: text(form, `${at}.skillId`),
      level: Number(text(form, `${at}.level`) || '1'),
    }));
    setAt(body, 'training.teaches', teaches);
  }
}

const yesNo = (written: string): boolean | null =>
  written === 'yes' ? true : written === 'no' ? false : null;

/** `7531 …` as the list of choices writes it, or a name; what fits nothing is handed on for the record to refuse. */
function occupationCode(vocabulary: Vocabulary, written: string): string | null {
  if (written === '') return null;
  const [, code] = /^(\d{4})(?!\d)/.exec(toLatinDigits(written)) ?? [];
  return code ?? vocabulary.find('occupations', written)?.code ?? written;
}

/** `29.58, 50.52` in any digits. */
function pointOf(written: string): { lat: number; lng: number } | undefined {
  const parts = toLatinDigits(written)
    .replaceAll('\u066B', '.')
    .split(/[,\u060C]/)
    .map((part) => part.trim());
  const [lat, lng] = parts.map((part) => (part === '' ? Number.NaN : Number(part)));
  return parts.length === 2 && lat !== undefined && lng !== undefined && Number.isFinite(lat + lng)
    ? { lat, lng }
    : undefined;
}

/** Sets `loan.capRial` inside `loan`. */
function setAt(body: Record<string, unknown>, path: string, value: unknown): void {
  const [name = path, key] = path.split('.');
  if (key === undefined) body[name] = value;
  else body[name] = { ...((body[name] ?? {}) as object), [key]: value };
}

function nameOf(path: string, rows: Partial<Record<RowList, readonly number[]>>): string {
  const [, list, index, column] =
    /^(skills|kit\.items|kit\.buyers|training\.teaches)\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (list !== undefined) return `${list}.${rows[list as RowList]?.[Number(index)] ?? index}.${column}`;
  if (path === 'title') return 'title.fa';
  if (path === 'employer') return 'employer.name';
  if (path === 'kit.monthlyIncomeRial') return 'monthlyIncomeRial';
  if (path === 'loan') return 'loan.capRial';
  if (path === 'kit') return 'kit.priceRial';
  // A tick of a list: `documents.2`.
  return (
    /^(documents|licences|permits|barredBy|reservedFor|workspaceNeeds|hours)\./.exec(path)?.[1] ??
    path.replace(/^near\..*/, 'near')
  );
}
