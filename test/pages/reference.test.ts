import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listed } from '../../src/features/reference/entries.rules.ts';
import { catalogueNames } from '../../src/features/reference/reference-words.text.ts';
import { languages } from '../../src/kernel/text.ts';
import { paths } from '../../src/web/paths.ts';
import { createHarness, type Harness } from '../support/harness.ts';
import { formIn, type Pages, pagesOf } from './page-client.ts';

let h: Harness;
let fa: Pages;
let en: Pages;
let hq: Pages;
beforeAll(async () => {
  h = await createHarness();
  fa = await pagesOf(h, 'officer.bushehr');
  en = await pagesOf(h, 'officer.bushehr', 'en');
  hq = await pagesOf(h, 'hq');
});
afterAll(() => h.close());

describe('the reference', () => {
  test('is one click away for every organisation, headquarters and the auditor, and for nobody else', async () => {
    expect((await fa.get(paths.people)).html).toContain(`href="${paths.reference}"`);
    for (const user of ['hq', 'auditor', 'care.gilan'])
      expect((await (await pagesOf(h, user)).get(paths.reference)).status, user).toBe(200);
    expect((await (await pagesOf(h, 'benefactor')).get(paths.reference)).status).toBe(403);
    const nobody = await h.request().get(paths.reference);
    expect([nobody.status, nobody.headers.location]).toEqual([303, expect.stringContaining('/sign-in')]);
  });

  test('shows every catalogue in both languages, each page small', async () => {
    for (const pages of [fa, en]) {
      const lang = languages[pages === fa ? 0 : 1] ?? 'fa';
      const overview = await pages.get(paths.reference);
      for (const name of listed) {
        expect(overview.html).toContain(`href="${paths.catalogue(name)}"`);
        const page = await pages.get(paths.catalogue(name));
        expect(page.status, name).toBe(200);
        expect(page.html).toContain(`<h1>${catalogueNames[name][lang]}</h1>`);
        expect(page.text).not.toMatch(/undefined|NaN|\[object/);
        expect(page.html.length, name).toBeLessThan(80_000);
      }
    }
    expect((await fa.get(paths.catalogue('nothing'))).status).toBe(404);
  });

  test('shows a kit in full: items and sum, space, permits with what each is, season, income, risks and what prevents them', async () => {
    const { text, status } = await fa.get(paths.kit('kit-preserves'));
    expect(status).toBe(200);
    for (const said of [
      'فریزر صندوقی ۲۹۰٬۰۰۰٬۰۰۰ ریال',
      'جمع ۶۶۰٬۰۰۰٬۰۰۰ ریال',
      '۱۲ متر مربع، برق، آب، تهویه',
      'پروانهٔ بهداشت محل کار تأیید بهداشتی جای کار',
      'آموزش پیش از تحویل ۸ روز',
      'خرما: شهریور تا آبان',
      'درآمد خالص ماهانه ۱۰۰٬۰۰۰٬۰۰۰ ریال',
      'تا نخستین درآمد ۳۰ روز',
      'خاموشی برق محصول را خراب کند باتری پشتیبان',
      'کارت بهداشت مرکز خدمات جامع سلامت',
    ])
      expect(text).toContain(said);
    expect((await en.get(paths.kit('kit-preserves'))).text).toContain('Chest freezer 290,000,000 rials');
    expect((await fa.get(paths.kit('kit-none'))).status).toBe(404);
  });

  test('filters kits by folded word, place of work and province, by an address that can be shared', async () => {
    const found = await fa.get(`${paths.catalogue('kits')}?q=${encodeURIComponent('زنبور داري')}`);
    expect(found.html).toContain(paths.kit('kit-beekeeping'));
    expect(found.html).not.toContain(paths.kit('kit-barber'));
    const home = await fa.get(`${paths.catalogue('kits')}?work=home&here=1`);
    expect(home.html).toContain(paths.kit('kit-sewing'));
    expect(home.html).not.toContain(paths.kit('kit-barber'));
    expect(home.html).not.toContain(paths.kit('kit-balochi-embroidery'));
    expect(home.html).toMatch(/value="home" selected/);
    const none = await fa.get(`${paths.catalogue('kits')}?q=zzzz`);
    expect(none.text).toContain('واژهٔ کوتاه‌تری بنویسید');
  });

  test('finds in every catalogue at once and leads to the very entry', async () => {
    const { html } = await fa.get(`${paths.reference}?q=${encodeURIComponent('خیاطی')}`);
    expect(html).toContain(`href="${paths.kit('kit-sewing')}"`);
    const [, href = ''] = /href="([^"]*skills\?part=garment#sk-152)"/.exec(html) ?? [];
    const there = await fa.get(href.split('#')[0] ?? '');
    expect(there.html).toContain('id="sk-152"');
  });

  test('explains fees in words and says that no collateral is taken', async () => {
    const { text } = await fa.get(paths.catalogue('loan-programmes'));
    expect(text).toContain('۴ درصد اصل وام، یک‌بار؛ برای سقف وام ۲۰٬۰۰۰٬۰۰۰ ریال');
    expect(text).toContain('قسط نخست هر سال همان کارمزد است');
    expect(text).toContain('بی‌کارمزد است');
    expect(text).toContain('چک، سفته و وثیقه گرفته نمی‌شود');
    expect(text).toContain('۵ ماه، تا فصل فروش محصول');
  });

  test('says of a restriction how long it usually lasts and by whose order, of a document where to get it', async () => {
    expect((await fa.get(paths.catalogue('restrictions'))).text).toContain(
      'منع از رانندگی با وسایل نقلیهٔ موتوری دادگاه، در رأی یا قرار ۲۴ ماه',
    );
    expect((await en.get(paths.catalogue('documents'))).text).toContain(
      'Health card Community health centre 14 days',
    );
  });

  test('shows organisations of the own province alone; headquarters chooses a province', async () => {
    const own = await fa.get(paths.catalogue('organisations'));
    expect(own.text).toContain('انجمن حمایت بوشهر نمونه');
    expect(own.text).toMatch(/گنجایش|۱٬۰۰۰ نفر/);
    expect(own.text).not.toContain('گیلان');
    const sneaky = await fa.get(`${paths.catalogue('organisations')}?part=gilan`);
    expect(sneaky.text).not.toContain('انجمن حمایت گیلان');
    const all = await hq.get(paths.catalogue('organisations'));
    expect(all.html).toContain('<option value="gilan">');
    expect((await hq.get(`${paths.catalogue('organisations')}?part=gilan`)).text).toContain(
      'انجمن حمایت گیلان',
    );
  });
});

describe('editing a catalogue', () => {
  const edit = paths.catalogueEdit('permits');

  test('is offered to the national headquarters alone', async () => {
    expect((await hq.get(paths.catalogue('permits'))).html).toContain(`href="${edit}"`);
    expect((await fa.get(paths.catalogue('permits'))).html).not.toContain(`href="${edit}"`);
    expect((await fa.get(edit)).status).toBe(403);
    expect((await fa.upload(edit, { do: 'import' }, Buffer.from('code,en\nguild,X\n'))).status).toBe(403);
  });

  test('begins with the list and how each column is written', async () => {
    const { html, text } = await hq.get(paths.catalogueEdit('kits'));
    expect(html).toContain(`href="${paths.catalogueList('kits')}"`);
    expect(text).toContain('هر خط: نام فارسی = نام انگلیسی = بها به ریال');
    const list = await hq.get(paths.catalogueList('kits'));
    expect(list.html).toContain('خیاطی خانگی');
  });

  test('shows every change row by row before it is made, and makes it without the file chosen again', async () => {
    const list = (await hq.get(paths.catalogueList('permits'))).html;
    const edited = list.replace('Fishing permit', 'Leave to fish').replace('Guild licence', '');
    const checked = await hq.upload(edit, { do: 'check' }, Buffer.from(edited));
    expect(checked.status).toBe(200);
    expect(checked.text).toContain('هنوز چیزی عوض نشده است');
    expect(checked.text).toMatch(/نام انگلیسی\s+Fishing permit\s+Leave to fish/);
    expect(checked.text).toMatch(/۳ نام انگلیسی خالی است؛ پرش کنید/);
    expect((await en.get(paths.catalogue('permits'))).text).toContain('Fishing permit');
    const carried = /<textarea name="list"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(checked.html)?.[1] ?? '';
    expect(formIn(checked.html, edit)).toBeDefined();
    const text = carried.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    const done = await hq.upload(edit, { do: 'import', list: text });
    expect(done.text).toContain('همه از همین حالا آن را می‌بینند');
    expect((await en.get(paths.catalogue('permits'))).text).toContain('Leave to fish');
    expect((await en.get(paths.catalogue('permits'))).text).toContain('Guild licence');
    const again = await hq.upload(edit, { do: 'check' }, Buffer.from(text.replace(/^.*guild.*$/m, '')));
    expect(again.text).toContain('چیزی را عوض نمی‌کند');
  });

  test('says what to do with a file that is none, and with one of another list', async () => {
    expect((await hq.upload(edit, { do: 'check' })).text).toContain('فایلی برگزیده نشده است');
    expect((await hq.upload(edit, { do: 'check' }, Buffer.from([0x50, 0x4b, 3, 4]))).text).toContain(
      'CSV نیست',
    );
    const other = await hq.upload(edit, { do: 'check' }, Buffer.from('نام,تلفن\nالف,ب\n'));
    expect([other.status, other.text]).toEqual([422, expect.stringContaining('ستون «کد» در این فایل نیست')]);
  });

  test('marks what was edited by hand on its page', async () => {
    const kits = paths.catalogueEdit('kits');
    await hq.upload(kits, { do: 'import' }, Buffer.from('code,startupDays\nkit-barber,۴۰\n'));
    const { text } = await fa.get(paths.kit('kit-barber'));
    expect(text).toContain('۴۰ روز');
    expect(text).toContain('ویرایش ستاد در ۱ آذر ۱۴۰۵');
  });
});
