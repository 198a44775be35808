import { distanceKm } from '../../src/kernel/geo.ts';

type Doc = Readonly<Record<string, unknown>>;
type Test = (doc: Doc) => boolean;

/** A filter of the kind that the service sends, as a test of a document. @throws Error for one that is not understood. */
export function filterOf(text: string, attributes: ReadonlySet<string>): Test {
  const tokens = [
    ...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|>=|<=|!=|[=<>()[\],]|[^\s=<>()[\],!"']+/g),
  ];
  let at = 0;
  const peek = () => tokens[at]?.[0];
  const is = (word: string) => peek()?.toUpperCase() === word;
  const take = (word?: string): string => {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`ends too early: ${text}`);
    if (word !== undefined && token[0].toUpperCase() !== word)
      throw new Error(`${word} expected at ${token[0]}: ${text}`);
    return (token[1] ?? token[2] ?? token[0]).replace(/\\(.)/g, '$1');
  };
  const either = (): Test => {
    let test = both();
    while (is('OR')) {
      take();
      const [one, other] = [test, both()];
      test = (doc) => one(doc) || other(doc);
    }
    return test;
  };
  const both = (): Test => {
    let test = single();
    while (is('AND')) {
      take();
      const [one, other] = [test, single()];
      test = (doc) => one(doc) && other(doc);
    }
    return test;
  };
  const single = (): Test => {
    if (is('NOT')) {
      take();
      const test = single();
      return (doc) => !test(doc);
    }
    if (is('(')) {
      take();
      const test = either();
      take(')');
      return test;
    }
    return comparison();
  };
  const list = (open: '(' | '[', close: ')' | ']'): string[] => {
    take(open);
    const values: string[] = [];
    while (!is(close)) {
      if (is(',') || is('[') || is(']')) take();
      else values.push(take());
    }
    take(close);
    return values;
  };
  const comparison = (): Test => {
    const name = take();
    if (name === '_geoRadius') {
      needs('_geo', attributes);
      const [lat = 0, lng = 0, metres = 0] = list('(', ')').map(Number);
      return ({ _geo }) => isPlace(_geo) && distanceKm(_geo, { lat, lng }) * 1_000 <= metres;
    }
    if (name === '_geoBoundingBox') {
      needs('_geo', attributes);
      take('(');
      const [top = 0, right = 0] = list('[', ']').map(Number);
      take(',');
      const [bottom = 0, left = 0] = list('[', ']').map(Number);
      take(')');
      return ({ _geo }) =>
        isPlace(_geo) && _geo.lat <= top && _geo.lat >= bottom && _geo.lng <= right && _geo.lng >= left;
    }
    needs(name, attributes);
    const valuesOf = (doc: Doc): readonly unknown[] => {
      const value = doc[name];
      return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    };
    if (is('IN') || is('NOT')) {
      const not = is('NOT');
      if (not) take();
      take('IN');
      const wanted = new Set(list('[', ']'));
      return (doc) => valuesOf(doc).some((value) => wanted.has(String(value))) !== not;
    }
    if (is('EXISTS')) {
      take();
      return (doc) => name in doc;
    }
    if (is('IS')) {
      take();
      const not = is('NOT');
      if (not) take();
      take('NULL');
      return (doc) => (doc[name] === null) !== not;
    }
    const sign = take();
    const value = take();
    const compare: Record<string, (own: unknown) => boolean> = {
      '=': (own) => String(own) === value,
      '>': (own) => Number(own) > Number(value),
      '>=': (own) => Number(own) >= Number(value),
      '<': (own) => Number(own) < Number(value),
      '<=': (own) => Number(own) <= Number(value),
    };
    if (sign === '!=') return (doc) => !valuesOf(doc).some((own) => String(own) === value);
    const test = compare[sign];
    if (test === undefined) throw new Error(`the sign ${sign} is not known: ${text}`);
    return (doc) => valuesOf(doc).some(test);
  };
  const test = either();
  if (at < tokens.length) throw new Error(`goes on at ${peek()}: ${text}`);
  return test;
}

function needs(name: string, attributes: ReadonlySet<string>): void {
  if (!attributes.has(name)) throw new Error(`the attribute ${name} is not filterable`);
}

export function isPlace(value: unknown): value is { lat: number; lng: number } {
  return typeof value === 'object' && value !== null && 'lat' in value && 'lng' in value;
}
