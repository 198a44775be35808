import { raw } from 'hono/html';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { listOf } from './find-work.public.tsx';
import { asDataBlock, jobPosting } from './job-posting.rules.ts';
import type { KeepAndLose } from './keep-and-lose.rules.ts';
import { lookAtWork } from './look-at-work.ts';
import type { PublicOpportunity } from './opportunity-view.rules.ts';
import { WorkCard, WorkFacts, type WorkShown, workIcons } from './work-card.public.tsx';
import { About, Asked, Learned } from './work-details.public.tsx';
import { IconSheet } from './work-icons.public.tsx';
import { workPageText as t } from './work-page.text.ts';
import { payInTomans } from './work-words.rules.ts';

/** One opportunity, for everybody. */
export const workPageRoutes: readonly PageRoute[] = [{ method: 'get', path: '/work/:id', handle: workPage }];

async function workPage({ deps, lang, params, query }: PageRequest): Promise<PageReply> {
  const found = await lookAtWork(deps, params.id ?? '');
  if (!('work' in found)) return goneReply(found, lang);
  const { work, aid, vocabulary } = found;
  const title = titleIn(work.title, lang);
  const list = listOf(query.from ?? '');
  const shown = { work, vocabulary, lang };
  const posting = jobPosting(work, vocabulary, {
    lang,
    organisation: t.brand[lang],
    words: [title, payInTomans(work, lang)].filter(Boolean).join(t.comma[lang]),
    address: new URL(paths.work(work.id), deps.config.baseUrl),
  });
  return {
    kind: 'page',
    title: t.title[lang],
    open: true,
    body: (
      <article class="work">
        <IconSheet names={workIcons} />
        {posting ? <script type="application/ld+json">{raw(asDataBlock(posting))}</script> : null}
        <p>
          <a href={list}>{(list === paths.findWork ? t.back : t.backToSearch)[lang]}</a>
        </p>
        <section class="card">
          <h1>
            <AsWritten text={title} lang={lang} />
          </h1>
          <WorkFacts {...shown} />
          <p>{t.askLead[lang]}</p>
          <AskButton work={work} lang={lang} />
        </section>
        <About {...shown} />
        <Asked {...shown} />
        <Learned {...shown} />
        <Aid aid={aid} lang={lang} />
        <AskButton work={work} lang={lang} />
      </article>
    ),
  };
}

function AskButton({ work, lang }: Pick<WorkShown, 'work' | 'lang'>) {
  return (
    <p class="actions no-print">
      <a class="button primary" href={paths.askAbout(work.id)}>
        {t.ask[lang]}
      </a>
    </p>
  );
}

/** What became of a notice that is over, and what is open and like it. */
export function goneReply(
  { similar, vocabulary }: { similar: readonly PublicOpportunity[]; vocabulary: Vocabulary },
  lang: Lang,
): PageReply {
  return {
    kind: 'page',
    title: t.title[lang],
    status: 404,
    open: true,
    body: (
      <div class="work">
        <IconSheet names={workIcons} />
        <h1>{t.goneTitle[lang]}</h1>
        <p>{(similar.length > 0 ? t.gone : t.goneAll)[lang]}</p>
        <ul class="cards">
          {similar.map((work) => (
            <WorkCard work={work} vocabulary={vocabulary} lang={lang} />
          ))}
        </ul>
        <p>
          <a class="button" href={paths.findWork}>
            {t.back[lang]}
          </a>
        </p>
      </div>
    ),
  };
}

/** What it would do to other help, told as rules: whose they are is not known here. */
function Aid({ aid: { ends, bars, stays }, lang }: { aid: KeepAndLose; lang: Lang }) {
  const comma = t.comma[lang];
  return (
    <section class="card">
      <h2>{t.aid[lang]}</h2>
      <p class="quiet">{t.aidLead[lang]}</p>
      {ends.length + bars.length === 0 ? <p>{t.endsNothing[lang]}</p> : null}
      {ends.length + bars.length > 0 ? (
        <ul class="acts">
          {[
            ...ends.map((one) => ({ ...one, head: t.ifYouHave(one.aid[lang])[lang], chip: t.loses[lang] })),
            ...bars.map((one) => ({ ...one, head: t.ifYouHad(one.aid[lang])[lang], chip: undefined })),
          ].map(({ head, chip, rule, unlessSaid }) => (
            <li>
              <h3>
                {head} {chip ? <span class="chip wait">{chip}</span> : null}
              </h3>
              <p>
                {rule[lang]} {unlessSaid ? <span class="quiet">{t.unlessSaid[unlessSaid][lang]}</span> : null}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {stays.length > 0 ? (
        <>
          <h3>
            <span class="chip">{t.stays[lang]}</span>
          </h3>
          <p>
            {t.staysLead[lang]} {stays.map((one) => one[lang]).join(comma)}.
          </p>
        </>
      ) : null}
      <p class="notice good">{t.aidBefore[lang]}</p>
    </section>
  );
}
