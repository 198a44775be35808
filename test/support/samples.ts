import type { Harness } from './harness.ts';

/** A national id with a right checksum from nine digits. */
export function nationalIdFrom(nine: number): string {
  const digits = String(nine).padStart(9, '0');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return `${digits}${rest < 2 ? rest : 11 - rest}`;
}

let counter = 120_000_000;
export const nextNationalId = () => nationalIdFrom(counter++);

/** A family member in Ganaveh as the API takes her; `more` overrides. */
export function personBody(more: Record<string, unknown> = {}) {
  return {
    kind: 'family',
    nationalId: nextNationalId(),
    givenName: 'زهرا',
    familyName: 'دشتی',
    sex: 'female',
    birthDate: '1990-05-01',
    province: 'بوشهر',
    county: 'گناوه',
    ...more,
  };
}

/** A job in Ganaveh as the API takes it; `more` overrides. */
export function jobBody(more: Record<string, unknown> = {}) {
  return {
    kind: 'job',
    title: { fa: 'کارگر بسته‌بندی', en: 'Packing worker' },
    province: 'بوشهر',
    county: 'گناوه',
    workplace: 'fixed',
    vacancies: 2,
    opensOn: '2026-11-01',
    ...more,
  };
}

/** Speaks to the API as one account. */
export async function asUser(h: Harness, username: string) {
  const bearer = `Bearer ${await h.tokenOf(username)}`;
  const send = (method: 'get' | 'post' | 'patch' | 'delete', path: string) =>
    h.request()[method](`/api/v1${path}`).set('authorization', bearer);
  return {
    get: (path: string) => send('get', path),
    post: (path: string, body: object = {}) => send('post', path).send(body),
    patch: (path: string, body: object, revision?: number) => {
      const request = send('patch', path);
      return (revision === undefined ? request : request.set('if-match', `"${revision}"`)).send(body);
    },
    send,
  };
}

/** Posts and insists on 201; the message of a failure is the problem itself. */
export async function create(
  h: Harness,
  username: string,
  path: string,
  body: object,
): Promise<{ id: string } & Record<string, unknown>> {
  const answer = await (await asUser(h, username)).post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Asks as anybody may, and gives the ask's id, which only those learn who are to call. */
export async function askAbout(
  h: Harness,
  username: string,
  opportunityId: string,
  body: object,
): Promise<string> {
  const asked = await h.request().post(`/api/v1/opportunities/${opportunityId}/asks`).send(body);
  if (asked.status !== 201) throw new Error(`ask: ${asked.status} ${asked.text}`);
  const found = await (await asUser(h, username)).get(`/asks?q=${asked.body.reference}`);
  const id: unknown = found.body.items?.[0]?.id;
  if (typeof id !== 'string') throw new Error(`ask of ${username}: ${found.status} ${found.text}`);
  return id;
}
