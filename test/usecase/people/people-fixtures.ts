import type { Harness } from '../../support/harness.ts';

/** A valid national id for any number under a thousand million. */
export function nationalIdOf(n: number): string {
  const nine = String(n).padStart(9, '0');
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return `${nine}${sum % 11 < 2 ? sum % 11 : 11 - (sum % 11)}`;
}

/** The family member of design §11, as sent. */
export function familyBody(n: number, more: Record<string, unknown> = {}) {
  return {
    kind: 'family',
    nationalId: nationalIdOf(n),
    givenName: 'زهرا',
    familyName: 'دریانورد',
    fatherName: 'علی',
    sex: 'female',
    birthDate: '1990-05-01',
    phone: '09121234567',
    province: 'بوشهر',
    county: 'گناوه',
    near: { lat: 29.58, lng: 50.52 },
    household: {
      id: null,
      head: true,
      dependants: 2,
      monthlyIncomeRial: 60_000_000,
      prisonerProvince: 'فارس',
      aid: [{ kind: 'kit', givenOn: '2025-03-01', fundCode: null, remainingRial: null }],
    },
    education: 'diploma',
    skills: [{ skillId: 'sk-001', level: 3, years: 4 }],
    experience: [{ iscoCode: '7531', years: 4 }],
    availability: {
      hours: [{ days: ['sat', 'sun'], from: '08:00', to: '13:00' }],
      homeOnly: true,
      maxCommuteKm: 5,
      from: '2026-12-01',
    },
    caring: { atHomeFrom: '13:00', atHomeTo: '07:00', until: '2030-01-01' },
    wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
    documents: ['id-card', 'bank-account'],
    licences: ['driving-b'],
    permits: [],
    workspace: { areaM2: 6 },
    needScore: 70,
    ...more,
  };
}

/** Only what is required. */
export function bareBody(n: number, more: Record<string, unknown> = {}) {
  const { kind, nationalId, givenName, familyName, sex, birthDate, province, county } = familyBody(n);
  return { kind, nationalId, givenName, familyName, sex, birthDate, province, county, ...more };
}

export function releasedBody(n: number, more: Record<string, unknown> = {}) {
  return bareBody(n, {
    kind: 'released',
    sex: 'male',
    givenName: 'حسن',
    custody: { status: 'released', since: '2026-10-01', until: null },
    restrictions: [{ code: 'driving', until: '2026-12-21' }],
    supervision: {
      lat: 28.97,
      lng: 50.83,
      radiusKm: 10,
      permittedFrom: '06:00',
      permittedTo: '20:00',
      until: '2027-03-20',
    },
    ...more,
  });
}

/** Calls of one account, answering what supertest answers. */
export function callsOf(h: Harness, username: string) {
  const send = async (
    method: 'get' | 'post' | 'patch',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const request = h
      .request()
      [method](`/api/v1${path}`)
      .set('authorization', `Bearer ${await h.tokenOf(username)}`);
    for (const [name, value] of Object.entries(headers)) request.set(name, value);
    return body === undefined ? await request : await request.send(body);
  };
  return {
    get: (path: string) => send('get', path),
    post: (path: string, body?: object) => send('post', path, body),
    patch: (id: string, body: object, ifMatch?: string | number) =>
      send('patch', `/people/${id}`, body, ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  };
}
