import { toLatinDigits } from '../../kernel/persian.ts';
import { pointOf, usualRadiusKm } from './near.rules.ts';
import { type OpportunityKind, opportunityKinds } from './opportunity-facts.rules.ts';
import { payFloors } from './opportunity-list.rules.ts';

/** What somebody who looks for work asks for, as the address of the page carries it; empty = not asked. */
export interface WorkFilters {
  readonly q: string;
  /** A county or a province, as typed or by code. */
  readonly where: string;
  /** `29.58,50.52`; goes before `where`. */
  readonly near: string;
  /** How far around `near`, in km. */
  readonly km: string;
  readonly kind: OpportunityKind | '';
  /** Millions of tomans a month at least. */
  readonly pay: string;
  readonly homeWork: '1' | '';
  readonly noExperience: '1' | '';
  readonly training: '1' | '';
}

export const chipNames = ['homeWork', 'noExperience', 'training'] as const;
export type ChipName = (typeof chipNames)[number];

export const rialsInMillionTomans = 10_000_000;
/** Millions of tomans that the form offers: those by which lists are counted. */
export const paySteps = payFloors.map((rials) => String(rials / rialsInMillionTomans));
export const widerKm = 100;

export const noFilters: WorkFilters = {
  q: '',
  where: '',
  near: '',
  km: '',
  kind: '',
  pay: '',
  homeWork: '',
  noExperience: '',
  training: '',
};

/** What an address asks for. Whatever cannot be meant is left out: a wrong address still shows work. */
export function filtersIn(query: Readonly<Record<string, string>>): WorkFilters {
  const plain = (name: string, most: number) =>
    (query[name] ?? '').replaceAll('\u0000', ' ').trim().slice(0, most);
  const number = (name: string, least: number, most: number) => {
    const value = Number(toLatinDigits(plain(name, 12)).replace('\u066B', '.'));
    return value >= least && value <= most ? String(value) : '';
  };
  const tick = (name: ChipName) => (query[name] === '1' || query[name] === 'true' ? '1' : '');
  const near = nearIn(plain('near', 60));
  const kind = opportunityKinds.find((one) => one === query.kind) ?? '';
  return {
    q: plain('q', 200),
    where: plain('where', 120),
    near,
    km: near === '' ? '' : number('km', 1, widerKm),
    kind,
    pay: paySteps.find((step) => step === number('pay', 1, 10_000)) ?? '',
    homeWork: tick('homeWork'),
    noExperience: tick('noExperience'),
    training: tick('training'),
  };
}

/** A place to the twentieth of a degree, about 5 km, whatever was sent: addresses stay in the history of a phone. Empty where it is none. */
function nearIn(text: string): string {
  const point = pointOf(text);
  const coarse = (degrees: number) => Math.round(degrees * 20) / 20;
  return point ? `${coarse(point.lat)},${coarse(point.lng)}` : '';
}

/** The filters that are set, in one order, as an address carries them. */
export function queryOf(filters: WorkFilters): string {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
}

export const isBare = (filters: WorkFilters): boolean =>
  Object.values(filters).every((value) => value === '');

/** One filter let go, in the order in which people would let go of them. */
export interface Relaxed {
  readonly without: 'near-by' | 'near' | 'county' | 'province' | 'kind' | ChipName | 'pay' | 'words' | 'all';
  readonly filters: WorkFilters;
}

/** The same with one filter less (or one place wider), nearest first. `place`: what `where` stands for. */
export function relaxations(
  filters: WorkFilters,
  place: { readonly province: string; readonly county?: string | undefined } | undefined,
): readonly Relaxed[] {
  const found: Relaxed[] = [];
  const add = (without: Relaxed['without'], change: Partial<WorkFilters>) =>
    found.push({ without, filters: { ...filters, ...change } });
  if (filters.near !== '') {
    if (Number(filters.km || usualRadiusKm) < widerKm) add('near-by', { km: String(widerKm) });
    add('near', { near: '', km: '' });
  } else if (place !== undefined) {
    if (place.county !== undefined) add('county', { where: place.province });
    add('province', { where: '' });
  }
  if (filters.kind !== '') add('kind', { kind: '' });
  for (const name of chipNames) if (filters[name] !== '') add(name, { [name]: '' });
  if (filters.pay !== '') add('pay', { pay: '' });
  if (filters.q !== '') add('words', { q: '' });
  return found;
}
