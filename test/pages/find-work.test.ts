import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeOpportunity } from '../../src/features/opportunities/close-opportunity.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { jobBody, loanBody, published, valueIn } from '../usecase/opportunities/bodies.ts';

let h: Harness;
const ids: Record<string, string> = {};
beforeAll(async () => {
  h = await createHarness();
  const put = async (name: string, body: Record<string, unknown>) => {
    ids[name] = (await published(h, body)).id;
  };
  await put('sewing', jobBody({ insured: true, contract: 'permanent', closesOn: '2027-01-01' }));
  await put(
    'home',
    jobBody({ title: { fa: 'دوخت در خانه' }, workplace: 'home', monthlyIncomeRial: 90_000_000 }),
  );
  await put(
    'welding',
    jobBody({
      title: { fa: 'جوشکار </script><b>' },
      county: 'بوشهر',
      near: undefined,
      iscoCode: '7212',
      years: 3,
      skills: [{ skillId: 'sk-001', level: 2, importance: 'essential' }],
      monthlyIncomeRial: 320_000_000,
    }),
  );
  await put('loan', loanBody());
  await put('kit', {
    kind: 'kit',
    title: { fa: 'بستهٔ نانوایی' },
    province: 'گیلان',
    vacancies: 1,
    opensOn: '2026-11-01',
    kit: {
      priceRial: 900_000_000,
      purpose: 'start',
      items: [{ name: 'تنور', priceRial: 900_000_000 }],
      monthlyIncomeRial: 95_000_000,
    },
  });
});
afterAll(() => h.close());

async function get(path: string, lang = 'fa') {
  const answer = await h.request().get(encodeURI(path)).set('cookie', `lang=${lang}`);
  const text = answer.text.replace(/<head>.*?<\/head>|<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ');
  return {
    status: answer.status,
    html: answer.text,
    text: text.replace(/\s+/g, ' '),
    headers: answer.headers,
  };
}
const shown = (html: string) =>
  [...html.matchAll(/<h2><a href="\/work\/(opp_\w+)["?]/g)].map(([, id]) =>
    Object.keys(ids).find((name) => ids[name] === id),
  );

describe('finding work', () => {
  test('is where somebody who has not signed in begins, with a quiet way in for staff', async () => {
    const home = await h.request().get('/');
    expect(home.status).toBe(303);
    expect(home.headers.location).toBe('/work');
    const { status, html, headers } = await get('/work');
    expect(status).toBe(200);
    expect(html).toContain('href="/sign-in"');
    expect(headers['set-cookie'], 'nothing is left on the phone').toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
    expect(shown(html)).toHaveLength(5);
  });

  test('counts aloud, names the toman, and gives each a button to ask with', async () => {
    const { html, text } = await get('/work?where=گناوه');
    expect(html).toContain('<p role="status" id="count">۲ مورد پیدا شد</p>');
    expect(text).toContain('۱۵٬۰۰۰٬۰۰۰ تومان در ماه');
    expect(text).not.toContain('ریال');
    expect(html).toContain(`href="/work/${ids.sewing}/ask"`);
  });

  test('takes a word and a place, however they are written', async () => {
    expect(shown((await get('/work?q=خياطي&where=شهرستان گناوه')).html)).toContain('sewing');
    expect(shown((await get('/work?q=welder')).html)).toEqual(['welding']);
    expect(shown((await get('/work?where=bushehr-ganaveh')).html).sort()).toEqual(['home', 'sewing']);
    expect(shown((await get('/work?where=گناوه، بوشهر&homeWork=1')).html)).toEqual(['home']);
    expect(shown((await get('/work?pay=30')).html)).toEqual(['welding']);
  });

  test('shows with each chip how many there would be, and what takes it off again', async () => {
    const { html } = await get('/work?where=bushehr');
    const chip = (label: string) =>
      new RegExp(
        `<a class="large-chip[^"]*" href="([^"]*)"[^>]*>(?:(?!</a>).)*${label}(?:(?!</a>).)*</a>`,
      ).exec(html);
    expect(chip('در خانه')?.[0]).toContain('<span class="n">۱</span>');
    expect(chip('در خانه')?.[1]).toBe('/work?where=bushehr&amp;homeWork=1');
    expect(chip('بی‌نیاز به تجربه')?.[0]).toContain('<span class="n">۲</span>');
    const on = (await get('/work?where=bushehr&homeWork=1')).html;
    expect(on).toMatch(/<a class="large-chip on" href="\/work\?where=bushehr" aria-current="true"/);
    expect(on).toContain('<input type="hidden" name="homeWork" value="1"/>');
    expect(on).toContain('<a class="button small" href="/work">پاک کردن همه</a>');
  });

  test('asks which place was meant instead of guessing, and still shows work', async () => {
    const { html, text } = await get('/work?where=گناوح');
    expect(text).toContain('کدام یکی؟');
    expect(html).toContain('href="/work?where=bushehr-ganaveh"');
    expect(shown(html)).toHaveLength(5);
    expect((await get('/work?where=ناکجاآباد')).text).toContain('جایی به این نام نمی‌شناسیم');
  });

  test('lets go of one filter at a time where nothing fits, the place first, and says what there is then', async () => {
    const { html, text } = await get('/work?q=جوشکاری&where=bushehr-ganaveh&kind=job&pay=40');
    expect(text).toContain('با همهٔ این‌ها با هم چیزی پیدا نشد');
    expect(text, 'for those words alone').toContain('نزدیک‌ترین‌ها به آنچه خواستید');
    expect(shown(html), 'nothing with one filter less but something with none').not.toEqual([]);
    const less = (await get('/work?q=جوشکاری&where=bushehr-ganaveh')).html;
    expect(shown(less)).toEqual(['welding']);
    const offers = [
      ...less.matchAll(/<a class="large-chip" href="([^"]*)"><span>([^<]*)<\/span><span class="n">/g),
    ];
    expect(offers.map(([, href, label]) => [href?.replaceAll('&amp;', '&'), label])).toEqual([
      [`/work?q=${encodeURIComponent('جوشکاری')}&where=bushehr`, 'در همهٔ استان بوشهر'],
      [`/work?q=${encodeURIComponent('جوشکاری')}`, 'در سراسر کشور'],
      ['/work?where=bushehr-ganaveh', 'هر کاری'],
    ]);
  });

  test('calls nothing near that is only the newest: where no notice has the words, it says so', async () => {
    for (const query of ['q=قسطنطنیه', 'q=قسطنطنیه&where=bushehr']) {
      const { html, text } = await get(`/work?${query}`);
      expect(text).toMatch(/چیزی پیدا نشد برای «\s*قسطنطنیه\s*»/);
      expect(text).toContain('این‌ها تازه‌ترین آگهی‌ها هستند');
      expect(text).not.toContain('نزدیک‌ترین‌ها');
      expect(shown(html).length).toBeGreaterThan(0);
    }
  });

  test('folds the form away once something is asked, under the words of what is', async () => {
    const { html } = await get('/work?q=خیاطی&where=bushehr-ganaveh&homeWork=1&pay=10');
    const summary = /<details class="card again"><summary>(.*?)<\/summary>/.exec(html)?.[1] ?? '';
    expect(summary.replace(/<[^>]*>/g, '')).toBe(
      'خیاطی · گناوه، بوشهر · در خانه · دست‌کم ۱۰ میلیون تومانتغییر جست‌وجو',
    );
    expect((await get('/work')).html, 'open where nothing is asked').not.toContain(
      '<details class="card again"',
    );
  });

  test('offers the counties of the province that is asked for', async () => {
    const options = async (path: string) =>
      [...(await get(path)).html.matchAll(/<option value="([^"]*)"\/?>(?!<\/select)/g)].map(([, one]) => one);
    expect(await options('/work?where=bushehr')).toContain('دشتستان، بوشهر');
    expect(await options('/work')).not.toContain('دشتستان، بوشهر');
  });

  test('keeps no finer place than some kilometres, whatever an address says', async () => {
    const { html } = await get('/work?near=29.581234,50.519871&km=5');
    expect(html).toContain('value="29.6,50.5"');
    expect(html.slice(html.indexOf('<main'))).not.toContain('29.5812');
    expect(shown(html).sort()).toEqual(['home', 'sewing']);
  });

  test('leads to a place by tapping alone, with counts, the other filters coming along', async () => {
    const provinces = (await get('/work/places?homeWork=1')).html;
    expect(provinces).toContain(
      'href="/work/places?homeWork=1&amp;in=bushehr"><span>بوشهر</span><span class="n">۱</span>',
    );
    const counties = (await get('/work/places?homeWork=1&in=bushehr')).html;
    expect(counties).toContain(
      'href="/work?where=bushehr-ganaveh&amp;homeWork=1"><span>گناوه</span><span class="n">۱</span>',
    );
  });

  test('lists places that have something first, the rest folded, and says where what belongs to none is', async () => {
    const { html, text } = await get('/work/places');
    const [first = '', rest = ''] = html.split('<details>');
    expect(first).toContain('<span>بوشهر</span>');
    expect(first).not.toContain('<span>یزد</span>');
    expect(rest).toContain('<span>یزد</span><span class="n">۰</span>');
    expect(text, 'the loan').toContain('۱ مورد به استانی بسته نیست');
    expect((await get('/work/places?kind=job')).text).not.toContain('به استانی بسته نیست');
  });

  test('is led back to from a notice with every filter, and to nowhere else whatever stands in the address', async () => {
    const { html } = await get('/work?where=bushehr-ganaveh&homeWork=1');
    const link = (/<h2><a href="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    const back = async (path: string) =>
      /<p><a href="([^"]*)">بازگشت[^<]*<\/a><\/p>/
        .exec((await h.request().get(path)).text)?.[1]
        ?.replaceAll('&amp;', '&');
    expect(await back(link)).toBe('/work?where=bushehr-ganaveh&homeWork=1');
    for (const from of ['//elsewhere.example', 'https://elsewhere.example/?q', '"><b>', ''])
      expect(await back(`/work/${ids.sewing}?from=${encodeURIComponent(from)}`)).toBe('/work');
  });

  test('shows work for any address at all', async () => {
    for (const query of [
      'kind=x&pay=-3&near=north&cursor=zzz',
      'cursor=%00',
      `q=${'ا'.repeat(500)}`,
      'km=9',
    ]) {
      const { status, html } = await get(`/work?${query}`);
      expect(status, query).toBe(200);
      expect(shown(html).length, query).toBeGreaterThan(0);
    }
  });

  test('goes on page by page', async () => {
    for (let i = 0; i < 9; i++) await published(h, loanBody({ title: { fa: `وام ${i}` } }));
    const seen: unknown[] = [];
    let path: string | undefined = '/work';
    let pages = 0;
    while (path !== undefined && pages < 5) {
      const { html } = await get(path);
      seen.push(...[...html.matchAll(/<h2><a href="\/work\/(opp_\w+)["?]/g)].map(([, id]) => id));
      path = /<a class="button" href="([^"]*cursor=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    expect(pages).toBe(2);
    expect(new Set(seen).size).toBe(14);
  });
});

describe('one notice', () => {
  const posting = (html: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? 'null');

  test('tells where, what it pays, when and what is asked', async () => {
    const { status, text } = await get(`/work/${ids.welding}`);
    expect(status).toBe(200);
    for (const words of ['بوشهر، بوشهر', '۳۲٬۰۰۰٬۰۰۰ تومان در ماه', 'باید بلد باشید', '۳ سال'])
      expect(text).toContain(words);
  });

  test('of a kit tells who pays for it and that its income is a guess; of a loan, that it is paid back', async () => {
    const kit = (await get(`/work/${ids.kit}`)).text;
    expect(kit).toContain('درآمد برآوردی ۹٬۵۰۰٬۰۰۰ تومان در ماه');
    expect(kit).toMatch(/دربارهٔ این بسته.*شما بهایی نمی‌پردازید و چیزی پس نمی‌دهید.*امانت/);
    expect((await get('/work?kind=kit')).text).toContain('درآمد برآوردی');
    const loan = (await get(`/work/${ids.loan}`)).text;
    expect(loan).toMatch(/دربارهٔ این وام.*باید پس بدهید/);
    expect(loan).not.toContain('دربارهٔ این کار');
    expect((await get(`/work/${ids.sewing}`)).text).not.toContain('برآوردی');
  });

  test('gives no name of a classification that nobody says', async () => {
    expect((await get(`/work/${ids.sewing}`)).text).not.toContain('پوستین');
  });

  test('tells which help it may end and which stays, without knowing whose', async () => {
    const sewing = (await get(`/work/${ids.sewing}`)).text;
    expect(sewing).toContain('اگر مستمری کمیتهٔ امداد می‌گیرید');
    expect(sewing).toMatch(/قاعده‌ای نمی‌شناسیم که این‌ها را با این کار قطع کند:[^.]*یارانهٔ نقدی/);
    expect(sewing, 'a wage under the minimum leaves it').not.toContain('اگر مستمری بهزیستی');
    expect((await get(`/work/${ids.home}`)).text).toContain('در آگهی نیامده که بیمه دارد یا نه');
    expect((await get(`/work/${ids.kit}`)).text, 'what a business will earn is not known').toMatch(
      /اگر مستمری کمیتهٔ امداد می‌گیرید.*به درآمدش بستگی دارد/,
    );
    expect((await get(`/work/${ids.loan}`)).text).toContain('اگر وام اشتغال از هر نهاد داشته‌اید');
  });

  test('of a job is told to engines that look for work, with public fields alone', async () => {
    expect(posting((await get(`/work/${ids.sewing}`)).html)).toMatchObject({
      '@type': 'JobPosting',
      title: 'خیاط صنعتی',
      datePosted: '2026-11-01',
      validThrough: '2027-01-01T23:59:59+03:30',
      employmentType: 'FULL_TIME',
      hiringOrganization: { '@type': 'Organization', name: 'مهرکار' },
      jobLocation: { address: { addressCountry: 'IR', addressRegion: 'بوشهر', addressLocality: 'گناوه' } },
      baseSalary: { currency: 'IRR', value: { value: 150_000_000, unitText: 'MONTH' } },
    });
    expect(posting((await get(`/work/${ids.loan}`)).html)).toBeNull();
  });

  test('lets no title out of the block that engines read', async () => {
    const { html } = await get(`/work/${ids.welding}`);
    expect(html).not.toContain('</script><b>');
    expect(posting(html).title).toBe('جوشکار </script><b>');
  });

  test('that is over is told so kindly, with its like that is open', async () => {
    const over = await published(h, jobBody({ title: { fa: 'خیاط دیگر' } }));
    valueIn(await closeOpportunity(h.deps, await h.actorOf('officer.bushehr'), over.id, undefined, {}));
    const gone = await get(`/work/${over.id}`);
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('این آگهی دیگر نیست');
    expect(gone.html).toContain(`/work/${ids.sewing}`);
    expect((await get(`/work/${over.id}/ask`)).status).toBe(404);
    expect((await get('/work/opp_nothing')).status).toBe(404);
  });
});

test('no title of a public page tells whose it is or what was looked at', async () => {
  for (const path of ['/work', `/work/${ids.sewing}`, `/work/${ids.sewing}/ask`, '/work/places', '/blank']) {
    const { html } = await get(path);
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
    expect(title, path).not.toMatch(/مهرکار|خیاط/);
    expect(title.length, path).toBeGreaterThan(2);
  }
});

test('the way out is in the corner of every public page and leads to one that says nothing', async () => {
  for (const path of [
    '/work',
    `/work/${ids.sewing}`,
    `/work/${ids.sewing}/ask`,
    '/work/places',
    '/work/none',
  ])
    expect((await get(path)).html, path).toMatch(/<a class="button small leave" href="\/blank" data-leave/);
  const blank = (await get('/blank')).html;
  expect(blank).not.toMatch(/مهرکار|<a |<script/);
});
