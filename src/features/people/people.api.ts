import * as z from 'zod';
import { readOnly, withoutFields } from '../../platform/fields.ts';
import { listOf, name } from '../../platform/shapes.ts';
import { type ApiRoute, answered, signedIn } from '../../web/http.ts';
import { type ExpectedRevision, editPerson } from './edit-person.ts';
import { listPeople } from './list-people.ts';
import { listSharedPeople, sharedPeopleQuery } from './list-shared-people.ts';
import { peopleQuery, personInput, personPatchInput } from './person.input.ts';
import { personLineShape, personShape } from './person-shape.input.ts';
import { personReadOnlyFields } from './person-view.rules.ts';
import { registerPerson } from './register-person.ts';
import { revealNationalId } from './reveal-national-id.ts';
import { viewPerson } from './view-person.ts';

const possibleDuplicates = z
  .array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string(), birthDate: z.string() }))
  .describe('People of the organisation with the same folded name, birth year and county');

const named = name;
const sharedPerson = z
  .object({
    foundAt: z.string(),
    holders: z.array(z.object({ personId: z.string(), organisationId: z.string(), organisation: named })),
  })
  .meta({ id: 'SharedPerson' });

export const peopleRoutes: readonly ApiRoute[] = [
  signedIn({
    method: 'post',
    path: '/people',
    permission: 'people:write',
    summary: 'Register a person with the own organisation',
    tag: 'people',
    takes: 'json',
    body: personInput,
    answer: {
      status: 201,
      description: 'The person, national id masked',
      schema: personShape.extend({ possibleDuplicates }).meta({ id: 'RegisteredPerson' }),
      etag: true,
      location: true,
    },
    problems: [
      'invalid',
      'malformed',
      'unauthenticated',
      'forbidden',
      'conflict',
      'too-large',
      'unsupported-media',
    ],
    handle: async ({ deps, actor, body }) =>
      answered(await registerPerson(deps, actor, body), (person) => ({
        status: 201,
        body: person,
        revision: person.revision,
        location: `/api/v1/people/${person.id}`,
      })),
  }),
  signedIn({
    method: 'get',
    path: '/people',
    permission: 'people:read',
    summary:
      'People of the own organisation, latest request first; searched by name, skill or place, best first',
    tag: 'people',
    query: peopleQuery,
    answer: { status: 200, description: 'One page', schema: listOf(personLineShape) },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ deps, actor, query }) => answered(await listPeople(deps, actor, query)),
  }),
  // Before `/people/{id}`, which would take the word for an id.
  signedIn({
    method: 'get',
    path: '/people/duplicates',
    permission: 'people:duplicates',
    summary: 'Headquarters: people registered with two organisations, without names',
    tag: 'people',
    query: sharedPeopleQuery,
    answer: { status: 200, description: 'One page', schema: listOf(sharedPerson) },
    problems: ['invalid', 'unauthenticated', 'forbidden'],
    handle: async ({ deps, actor, query }) => answered(await listSharedPeople(deps, actor, query)),
  }),
  signedIn({
    method: 'get',
    path: '/people/{id}',
    permission: 'people:read',
    summary: 'A person of the own organisation',
    tag: 'people',
    answer: { status: 200, description: 'The person, national id masked', schema: personShape, etag: true },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) =>
      answered(await viewPerson(deps, actor, params.id ?? ''), (person) => ({
        body: person,
        revision: person.revision,
      })),
  }),
  signedIn({
    method: 'patch',
    path: '/people/{id}',
    permission: 'people:write',
    summary:
      'Change a person: absent = unchanged, null = unknown; parts are merged, lists replaced; takes back what GET answered; needs If-Match',
    tag: 'people',
    takes: 'json',
    body: personPatchInput.extend(readOnly(personReadOnlyFields)).meta({ id: 'PersonChange' }),
    answer: { status: 200, description: 'The person after the change', schema: personShape, etag: true },
    problems: [
      'invalid',
      'malformed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'conflict',
      'stale',
      'precondition-required',
      'too-large',
      'unsupported-media',
    ],
    handle: async ({ deps, actor, params, body, ifMatch }) =>
      answered(
        await editPerson(
          deps,
          actor,
          params.id ?? '',
          withoutFields(body, personReadOnlyFields),
          revisionOf(ifMatch),
        ),
        (person) => ({ body: person, revision: person.revision }),
      ),
  }),
  signedIn({
    method: 'post',
    path: '/people/{id}/reveal',
    permission: 'people:reveal',
    summary: 'The whole national id; every look is recorded',
    tag: 'people',
    // A kept answer would show it again unrecorded, and lie about for a day.
    keyless: true,
    answer: { status: 200, description: 'Ten digits', schema: z.object({ nationalId: z.string() }) },
    problems: ['unauthenticated', 'forbidden', 'not-found'],
    handle: async ({ deps, actor, params }) => answered(await revealNationalId(deps, actor, params.id ?? '')),
  }),
];

/** Whatever is no revision fits none, and so is refused as stale. */
function revisionOf(ifMatch: string | undefined): ExpectedRevision {
  if (ifMatch === undefined) return undefined;
  const tag = ifMatch.trim();
  if (tag === '*') return 'any';
  return /^\d{1,15}$/.test(tag) ? Number(tag) : Number.NaN;
}
