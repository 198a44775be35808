import { exportReference } from '../../../src/features/reference/export-reference.ts';
import {
  importReference,
  type ReferenceImportReport,
} from '../../../src/features/reference/import-reference.ts';
import type { Lang } from '../../../src/kernel/text.ts';
import type { Harness } from '../../support/harness.ts';

/** A catalogue as headquarters downloads it, with some of its text replaced. */
export async function listOf(h: Harness, catalogue: string, lang: Lang = 'en'): Promise<string> {
  const list = await exportReference(h.deps, await h.actorOf('hq'), catalogue, lang);
  if (!list.ok) throw new Error(JSON.stringify(list.problem));
  return list.value;
}

export async function bring(
  h: Harness,
  catalogue: string,
  text: string,
  options: { dryRun?: boolean; lang?: Lang } = {},
): Promise<ReferenceImportReport> {
  const done = await importReference(h.deps, await h.actorOf('hq'), catalogue, text, {
    query: options.dryRun ? { dryRun: 'true' } : {},
    lang: options.lang ?? 'en',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value;
}
