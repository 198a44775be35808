import { daysBetween, type LocalDate, mustLocalDate } from '../../kernel/calendar.ts';
import { writtenForms } from '../../kernel/persian.ts';
import { oneOf, verbatim } from '../search/engine.rules.ts';
import { tokenOf } from '../search/search-document.rules.ts';
import { soundOf, stemOf } from '../search/search-words.rules.ts';
import { tellingWords } from '../skills/skill-search.rules.ts';
import { type OpportunityFilter, payFloors, type WorkStep } from './opportunity-list.rules.ts';
import { type MeantSkills, partFrom, type TypedText } from './opportunity-text.rules.ts';

/** How far a text is bent to find something: not at all but by its stems and sounds, as if misspelt, by a part of its words. */
export type Bending = 'all' | 'meant' | 'some';

const isAbout = (tokens: readonly string[]): string => oneOf('tokens', tokens);

/**
 * The steps in which a search server finds what a text means, in the order in which they answer it, as `expressionsOf` does
 * for the full text: what is called so, what asks for the very skill, what nearly fits, what teaches it, what has the words bent.
 */
export function stepsOf(
  { words, rest, places, asks }: TypedText,
  { best, others, taught }: MeantSkills,
  bending: Bending,
): readonly WorkStep[] {
  const there = [...places.map(isAbout), ...asks.map((token) => isAbout([tokenOf('work', token)]))];
  const within = (steps: readonly WorkStep[]): readonly WorkStep[] =>
    there.length === 0
      ? steps
      : steps.map((step) => ({
          ...step,
          filter: [...there, ...(step.filter === undefined ? [] : [step.filter])].join(' AND '),
        }));
  // A name of a place may be part of a title.
  const titles = asks.length > 0 ? [] : bentSteps(tellingWords(words), bending);
  if (rest.length === 0) {
    const asked = there.length > 0 && bending !== 'meant' ? within([{ q: '' }]) : [];
    return [...asked, ...titles];
  }
  const telling = tellingWords(rest);
  // What is called so and the very skills were looked for before misspellings are.
  const named =
    bending === 'meant'
      ? []
      : [
          ...calledSteps(telling),
          ...[best, others, taught].flatMap((tokens): readonly WorkStep[] =>
            tokens.length > 0 ? [{ q: '', filter: isAbout(tokens) }] : [],
          ),
        ];
  return [...within([...named, ...bentSteps(telling, bending)]), ...(places.length > 0 ? titles : [])];
}

/** What is called just so, by the stems of its words, however they are spaced. */
function calledSteps(words: readonly string[]): readonly WorkStep[] {
  const on = ['stems'];
  return [
    // What has the stems sounds like it too.
    { q: verbatim(words.map(stemOf)), on, isForOrder: true },
    ...(words.length > 1 ? [{ q: verbatim([stemOf(words.join(''))]), on }] : []),
  ];
}

function bentSteps(words: readonly string[], bending: Bending): readonly WorkStep[] {
  const together = words.join('');
  const named = ['words', 'joins'];
  if (bending === 'meant') {
    const readings = new Set([words.join(' '), words.map(stemOf).join(' '), together]);
    return [...readings].map((q) => ({ q, on: named }));
  }
  if (bending === 'some')
    return [
      { q: words.join(' '), on: named, isPart: true },
      ...words.map((word) => ({ q: verbatim([soundOf(word)]), on: ['phons'] })),
    ];
  // Stems and sounds are never taken for misspelt (see the settings), so the last word may be typed in part and no more.
  const last = words.at(-1) ?? '';
  const before = verbatim(words.slice(0, -1).map(soundOf));
  return [
    ...spokenReadings(words).map((some) => ({ q: verbatim(some.map(soundOf)), on: ['phons'] })),
    ...(last.length >= partFrom ? [{ q: `${before} ${last}`.trim(), on: ['stems', 'phons'] }] : []),
    ...(words.length > 1 ? [{ q: verbatim([together]), on: named }] : []),
  ];
}

/** The words as they stand, and as they are written where they are spoken so. */
function spokenReadings(words: readonly string[]): readonly (readonly string[])[] {
  const forms = words.map(writtenForms);
  const most = Math.max(0, ...forms.map(({ length }) => length));
  const spoken = Array.from({ length: most }, (_, i) => words.map((word, j) => forms[j]?.[i] ?? word));
  return [words, ...spoken];
}

const firstDay = mustLocalDate('1970-01-01');
/** As opportunities hold their days at the search server. */
const dayNumber = (day: LocalDate): number => daysBetween(firstDay, day);

const all = (conditions: readonly (string | undefined)[]): string =>
  conditions.filter((condition) => condition !== undefined).join(' AND ');

/** What the one who asks may see at all, as `isShown` says it to the database. */
export function shownFilter({
  status,
  today,
  viewer,
}: Pick<OpportunityFilter, 'status' | 'today' | 'viewer'>): string {
  const day = dayNumber(today);
  const announced = `(closed = false AND closesOn >= ${day})`;
  const own = viewer === null ? undefined : oneOf('organisationId', [viewer]);
  const or = (condition: string) => (own === undefined ? condition : `(${condition} OR ${own})`);
  if (status === 'open') return `(${announced} AND ${or(`opensOn <= ${day}`)})`;
  // Nobody keeps nothing, so nothing is shown.
  if (status === 'closed') return `(${own ?? 'closed IS NULL'} AND NOT ${announced})`;
  return or(announced);
}

/** The filters of a list for the search server, those of facets apart as `facet` says. */
export function workFilter(
  filter: OpportunityFilter,
  { faceted, county }: { readonly faceted: boolean; readonly county: boolean },
): string {
  const { near, radiusKm, viewer, own, skillId, kind, province, homeWork, noExperience, training, payFrom } =
    filter;
  const is = (attribute: string, value: string | undefined) =>
    value === undefined ? undefined : oneOf(attribute, [value]);
  const says = (attribute: string, value: boolean | undefined) =>
    value === undefined ? undefined : `${attribute} = ${value}`;
  return all([
    shownFilter(filter),
    own && viewer !== null ? is('organisationId', viewer) : undefined,
    near && radiusKm !== undefined
      ? `_geoRadius(${near.lat}, ${near.lng}, ${Math.round(radiusKm * 1000)})`
      : undefined,
    skillId === undefined ? undefined : isAbout([tokenOf('skill', skillId)]),
    ...(faceted
      ? [
          is('kind', kind),
          is('province', province),
          says('homeWork', homeWork),
          says('noExperience', noExperience),
          says('training', training),
          payFrom === undefined ? undefined : `pay > ${payFloors.indexOf(payFrom)}`,
        ]
      : []),
    county ? is('county', filter.county) : undefined,
  ]);
}
