import type { Lang } from '../../src/kernel/text.ts';
import type { Harness } from '../support/harness.ts';

export type Fields = Record<string, string | readonly string[]>;

export interface Shown {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  /** What a person reads, tags and spaces taken out. */
  readonly text: string;
}

/** Pages as a browser with a signed-in cookie gets and posts them. */
export async function pagesOf(h: Harness, username: string, lang: Lang = 'fa') {
  const cookie = `mehrkar=${await h.tokenOf(username)}; lang=${lang}`;
  const shown = (answer: { status: number; headers: Record<string, string>; text: string }): Shown => ({
    status: answer.status,
    location: answer.headers.location,
    html: answer.text,
    text: plain(answer.text.replace(/<head>.*?<\/head>|<datalist.*?<\/datalist>/gs, '')),
  });
  return {
    get: async (path: string): Promise<Shown> => shown(await h.request().get(path).set('cookie', cookie)),
    post: async (path: string, fields: Fields): Promise<Shown> => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      const request = h.request().post(path).set('cookie', cookie).set('sec-fetch-site', 'same-origin');
      return shown(await request.type('form').send(body.toString()));
    },
    upload: async (path: string, fields: Record<string, string>, file?: Buffer): Promise<Shown> => {
      let request = h.request().post(path).set('cookie', cookie).set('sec-fetch-site', 'same-origin');
      for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
      return shown(await (file ? request.attach('file', file, 'list.csv') : request));
    },
  };
}
export type Pages = Awaited<ReturnType<typeof pagesOf>>;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
const plain = (html: string) => decode(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** What a browser would send of the form that posts to `action`, untouched. */
export function formIn(html: string, action: string): Record<string, string[]> {
  const form = [...html.matchAll(/<form[^>]*method="post"[^>]*>.*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form that posts to ${action}`);
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), value];
  };
  const attribute = (tag: string, name: string) =>
    decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isTick = /type="(checkbox|radio)"/.test(tag);
    if (attribute(tag, 'name') !== '' && (!isTick || /\schecked=/.test(tag)))
      add(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => tag);
    add(name, attribute(all.find((tag) => /\sselected=/.test(tag)) ?? all[0] ?? '', 'value'));
  }
  return fields;
}
