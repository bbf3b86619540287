// Works with the preview in headless Chromium as an editor would: pages turn,
// a problem leads to its line and its page, a correction shows within a
// second, a broken book keeps its last pages.
// Usage: node check.mjs PROGRAM FOLDER [SHOTS]
// The folder is a book with problems; it is copied first. SHOTS is a folder for
// pictures of what was seen. Chromium is found as the EPUB checks find it.
// Exit status 1 on any failure.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(join(dirname(fileURLToPath(import.meta.url)), '../epub/package.json'));
const puppeteer = require('puppeteer-core');
const chromium = [process.env.PUPPETEER_EXECUTABLE_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((f) => f && existsSync(f));
const [program, folder, shots] = process.argv.slice(2);
if (!chromium) {
  console.log('preview: Chromium is not installed, not checked');
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'preview-'));
const dir = join(scratch, basename(folder));
cpSync(folder, dir, { recursive: true });
const fixes = join(dir, 'fixes.txt');
let failures = 0;
const check = (ok, what) => {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}`);
  if (!ok) failures++;
};

const server = spawn(program, ['preview', '--lang', 'en', dir], { stdio: ['ignore', 'pipe', 'inherit'] });
const ended = new Promise((done) => server.on('exit', (code) => done(code)));
const url = await new Promise((done) => {
  let out = '';
  server.stdout.on('data', (d) => {
    out += d;
    const m = out.match(/http:\/\/\S+/);
    if (m) done(m[0]);
  });
});

const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
try {
  await work();
} catch (e) {
  check(false, e.stack);
} finally {
  await browser.close();
  server.kill('SIGINT');
  const code = await Promise.race([ended, new Promise((done) => setTimeout(done, 3000, 'never'))]);
  check(code === 0, `an interrupt ends it cleanly (status ${code})`);
  if (code === 'never') server.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failures ? 1 : 0);

async function open(width, height, hash = '') {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  page.faults = [];
  page.on('console', (m) => ['error', 'warn'].includes(m.type()) && page.faults.push(m.text()));
  page.on('pageerror', (e) => page.faults.push(e.message));
  page.on('request', (r) => r.url().startsWith(url) || page.faults.push(`asked for ${r.url()}`));
  await page.goto(url + hash);
  await page.waitForSelector('body[data-round] .leaf svg', { timeout: 20000 });
  return page;
}

async function shot(page, name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Waits until f holds in the page. */
function until(page, f, ...args) {
  return page.waitForFunction(f, { timeout: 10000, polling: 20 }, ...args).then(() => true, () => false);
}

function leaf(page) {
  return page.$eval('.leaf svg', (e) => e.getAttribute('aria-label'));
}

async function work() {
  const page = await open(1400, 900);
  await turning(page);
  await problems(page);
  await lines(page);
  await index(page);
  await following(page);
  await proof(page);
  check(page.faults.length === 0, `no error, no warning, nothing asked of another place ${page.faults.join('; ')}`);
  await telephone();
  await faithful();
}

async function turning(page) {
  await page.click('[data-go="first"]').catch(() => {});
  const first = await leaf(page);
  await page.keyboard.press('ArrowRight');
  check(await until(page, (was) => document.querySelector('.leaf svg').getAttribute('aria-label') !== was, first), 'a key turns the page');
  await page.click('[data-go="on"]');
  check(await until(page, () => document.querySelector('.leaf').dataset.page === '3'), 'a button turns the page');
  await page.keyboard.press('End');
  const many = await page.$eval('#of', (e) => e.textContent.split('/')[1].trim());
  check(await until(page, (n) => document.querySelector('.leaf').dataset.page === n, many), 'End shows the last page');
  await page.$eval('#folio', (e) => { e.value = '3'; e.dispatchEvent(new Event('change')); });
  check(await until(page, () => document.querySelector('.leaf svg').getAttribute('aria-label') === '3'), 'a folio leads to its page');
  await page.keyboard.press('s');
  check(await until(page, () => document.querySelectorAll('.leaf svg').length === 2), 'a spread shows two pages');
  const sides = await page.$$eval('.leaf', (all) => all.map((e) => e.classList.contains('recto')));
  check(sides[0] === false && sides[1] === true, 'the verso is on the left');
  await shot(page, 'spread');
  await page.keyboard.press('s');
  const text = await page.$eval('.leaf svg', (e) => e.textContent);
  await page.keyboard.press('t');
  check(await until(page, (was) => document.querySelector('.leaf svg').getAttribute('lang').startsWith('zh-Hans') && document.querySelector('.leaf svg').textContent !== was, text), 'a key changes the script');
  await page.keyboard.press('t');
  await until(page, () => document.querySelector('.leaf svg').getAttribute('lang').startsWith('zh-Hant'));
}

/** Every problem that has a line and a page leads to both. */
async function problems(page) {
  const list = await page.evaluate(() => fetch('/problems').then((a) => a.json()));
  const placed = list.list.map((f, i) => ({ ...f, i })).filter((f) => f.line && f.source === 0 && f.pages.hant);
  check(placed.length > 0, `${list.list.length} problems, ${placed.length} with a line and a page`);
  for (const f of placed.slice(0, 5)) {
    await page.click('nav [data-tab="problems"]');
    await page.click(`#problems [data-problem="${f.i}"] button`);
    const line = await until(page, (n) => {
      const hit = document.querySelector('.l.hit'), box = document.getElementById('text').getBoundingClientRect();
      const at = hit?.getBoundingClientRect();
      return document.body.dataset.tab === 'text' && hit?.dataset.n === String(n) && at.top >= box.top && at.bottom <= box.bottom;
    }, f.line);
    check(line, `${f.code}: its line ${f.line} is in sight`);
    const there = await until(page, (n, l) => document.querySelector(`.leaf[data-page="${n}"] .hit`) && document.querySelector(`.leaf[data-page="${n}"] .line[data-l="${l}"]`), ...f.pages.hant);
    // What stands there in print is characters of the source's line, or of the
    // next, since lines are broken anew.
    const printed = there ? await page.$eval(`.leaf[data-page="${f.pages.hant[0]}"] .line[data-l="${f.pages.hant[1]}"]`, (e) => e.textContent) : '';
    const source = await page.$eval(`.l[data-n="${f.line}"] p`, (e) => e.textContent);
    const han = (s) => [...s].filter((c) => /\p{Script=Han}/u.test(c));
    const common = han(printed).filter((c) => source.includes(c)).length;
    check(there && common >= 3, `${f.code}: its page ${f.pages.hant[0]} is open and the line marked: ${printed}`);
  }
  await shot(page, 'problem');
}

/** A click on a line of a page leads to the source. */
async function lines(page) {
  await page.keyboard.press('Home');
  for (let i = 0; i < 8 && !(await page.$('.leaf .line[data-s]')); i++) {
    const was = await leaf(page);
    await page.keyboard.press('ArrowRight');
    await until(page, (w) => document.querySelector('.leaf svg').getAttribute('aria-label') !== w, was);
  }
  const line = await page.$('.leaf .line[data-s]');
  const want = await line.evaluate((e) => e.dataset.s.split(':')[1]);
  await line.evaluate((e) => e.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  check(await until(page, (n) => document.querySelector('.l.hit')?.dataset.n === n, want), `a line of a page leads to line ${want} of the source`);
}

/** A locator leads to a page that has the heading. */
async function index(page) {
  await page.click('nav [data-tab="index"]');
  check(await until(page, () => document.querySelectorAll('#index .entry').length > 5), 'the index is listed');
  const entry = await page.$$eval('#index .entry', (all) => {
    const e = all.find((x) => x.querySelector('.loc[data-page]') && x.querySelector('details'));
    e.querySelector('.loc').click();
    return { heading: e.querySelector('b').textContent, page: e.querySelector('.loc').dataset.page, evidence: e.querySelector('details p').textContent };
  });
  check(entry.evidence.length > 0, `${entry.heading} has evidence`);
  const bare = entry.heading.replace(/[《》〈〉（(].*|[《》〈〉]/gu, '');
  check(await until(page, (n, h) => document.querySelector(`.leaf[data-page="${n}"] .hit`) && document.querySelector(`.leaf[data-page="${n}"]`).textContent.includes(h.slice(0, 2)), entry.page, bare), `a locator of ${entry.heading} leads to its page`);
  await shot(page, 'index');
}

/** The first long line of the source that stands on a page. */
async function following(page) {
  await page.click('nav [data-tab="text"]');
  await page.keyboard.press('Home');
  for (let i = 0; i < 8 && !(await page.$('.leaf .line[data-s]')); i++) {
    const was = await leaf(page);
    await page.keyboard.press('ArrowRight');
    await until(page, (w) => document.querySelector('.leaf svg').getAttribute('aria-label') !== w, was);
  }
  const at = await page.$$eval('.leaf .line[data-s]', (all) => {
    const line = all.map((e) => ({ text: e.textContent, n: e.dataset.s.split(':')[1] })).find((l) => /\p{Script=Han}{6}/u.test(l.text));
    return { n: line.n, part: line.text.match(/\p{Script=Han}{6}/u)[0] };
  });
  const source = await page.evaluate(async () => (await (await fetch('/book')).json()).files[0].name);
  const text = readFileSync(join(dir, source), 'utf8').split('\n');
  const n = text.findIndex((l) => l.includes(at.part)) + 1;
  const old = existsSync(fixes) ? readFileSync(fixes, 'utf8') : '';
  // A machine may be busy with other things: of some edits the fastest counts.
  const times = [];
  let shown = true;
  for (const [i, word] of ['甲乙丙丁戊己', '子丑寅卯辰巳', '天地玄黃宇宙'].entries()) {
    const round = await page.$eval('body', (e) => +e.dataset.round);
    const began = Date.now();
    if (i === 0) appendFileSync(fixes, `${n}\t${at.part}\t${word}\ttest\n`);
    else { // as editors save: a new file in the old one's place
      writeFileSync(`${fixes}~`, `${old}${n}\t${at.part}\t${word}\ttest\n`);
      renameSync(`${fixes}~`, fixes);
    }
    shown &&= await until(page, (w) => document.querySelector('.leaf svg')?.textContent.includes(w), word);
    times.push(Date.now() - began);
    shown &&= await until(page, (w) => document.getElementById('sheets').textContent.includes(w), word);
    await until(page, (r) => +document.body.dataset.round > r, round);
  }
  check(shown, 'edits of fixes.txt show on the page and in the manuscript');
  check(Math.min(...times) < 1000, `after ${times.join(', ')} ms`);
  await shot(page, 'fixed');

  renameSync(join(dir, source), join(dir, 'away'));
  check(await until(page, () => !document.getElementById('error').hidden), 'a book without its text: that is told');
  check((await page.$$('.leaf svg')).length > 0, 'and the last pages stay');
  await shot(page, 'broken');
  renameSync(join(dir, 'away'), join(dir, source));
  check(await until(page, () => document.getElementById('error').hidden), 'when it is back, so is the book');
  writeFileSync(fixes, old);
  await until(page, () => !document.querySelector('.leaf svg')?.textContent.includes('天地玄黃宇宙'));
}

async function proof(page) {
  await page.click('nav [data-tab="proof"]');
  const frame = await page.waitForFrame((f) => f.url().endsWith('/proof'), { timeout: 10000 });
  await frame.waitForSelector('#problems', { timeout: 10000 });
  const hidden = await frame.evaluate(() => {
    const search = document.getElementById('search');
    search.value = 'there is no such thing';
    search.dispatchEvent(new Event('input'));
    return [...document.querySelectorAll('.item')].every((e) => e.hidden) && getComputedStyle(document.querySelector('.item')).display === 'none';
  });
  check(hidden, 'the proof is there, with its own script and style');
  await frame.evaluate(() => {
    const search = document.getElementById('search');
    search.value = '';
    search.dispatchEvent(new Event('input'));
  });
  await shot(page, 'proof');
  const place = await frame.evaluate(() => {
    const p = [...document.querySelectorAll('#choices .place')].find((e) => /:\d+:\d+$/.test(e.textContent));
    p.click();
    return p.textContent.match(/:(\d+):\d+$/)[1];
  });
  check(await until(page, (n) => document.body.dataset.tab === 'text' && document.querySelector('.l.hit')?.dataset.n === n, place), `a choice of the proof leads to line ${place}`);
}

async function telephone() {
  const page = await open(390, 800, '#hant/5/pages');
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (const tab of ['pages', 'problems', 'text', 'contents', 'index']) {
    await page.click(`nav [data-tab="${tab}"]`);
    await until(page, (t) => document.body.dataset.tab === t, tab);
    await shot(page, `phone-${tab}`);
    check((await wide()) <= 390, `${tab} is no wider than a telephone`);
  }
  check(page.faults.length === 0, `no error on a telephone ${page.faults.join('; ')}`);
}

/** A page looks as it does in the PDF, pixel by pixel but for smoothing. */
async function faithful() {
  if (spawnSync('pdftoppm', ['-v']).error) {
    console.log('skip pages are not compared with the PDF: pdftoppm is not installed');
    return;
  }
  const out = join(scratch, 'out');
  spawnSync(program, ['build', '--only', 'pdf', '-o', out, dir], { env: { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') } });
  const page = await browser.newPage();
  const book = await (await fetch(`${url}book`)).json();
  for (const edition of ['hant', 'hans']) {
    const { pages, width, height } = book.editions.find((e) => e.name === edition);
    const many = pages.length;
    for (const n of [1, 3, 5, Math.ceil(many / 2), many]) {
      const name = join(scratch, 'page');
      spawnSync('pdftoppm', ['-png', '-r', '216', '-f', n, '-l', n, '-singlefile', join(out, `${basename(folder)}-${edition}.pdf`), name]);
      const png = readFileSync(`${name}.png`).toString('base64');
      const svg = Buffer.from(await (await fetch(`${url}page/${edition}/${n}`)).text()).toString('base64');
      const off = await page.evaluate(different, `data:image/png;base64,${png}`, `data:image/svg+xml;base64,${svg}`, width * 3 / 1000, height * 3 / 1000);
      check(off.ink > 0 === off.inked > 0 && off.worst < 90, `${edition} page ${n} is as in the PDF: nowhere more than ${off.worst} of 255 off`);
    }
  }
}

/** Compares two pictures of a page, in squares of two points. The first is in
 * whole pixels; the second is drawn over it at its true size. */
async function different(a, b, width, height) {
  const load = (src) => new Promise((done, fail) => {
    const i = new Image();
    i.onload = () => done(i);
    i.onerror = fail;
    i.src = src;
  });
  const [one, two] = [await load(a), await load(b)];
  const w = one.width, h = one.height, side = 6;
  const squares = (image, dw, dh) => {
    const canvas = new OffscreenCanvas(w, h), c = canvas.getContext('2d');
    c.fillStyle = '#fff';
    c.fillRect(0, 0, w, h);
    c.drawImage(image, 0, h - dh, dw, dh); // a PDF's corner is the lower one
    const data = c.getImageData(0, 0, w, h).data, sums = [];
    for (let y = 0; y + side <= h; y += side) {
      for (let x = 0; x + side <= w; x += side) {
        let sum = 0;
        for (let i = 0; i < side * side; i++) sum += 255 - data[4 * ((y + Math.floor(i / side)) * w + x + (i % side)) + 1];
        sums.push(sum / side / side);
      }
    }
    return sums;
  };
  const p = squares(one, w, h), q = squares(two, width, height);
  const total = (list) => list.reduce((x, y) => x + y, 0);
  return { worst: Math.round(Math.max(...p.map((v, i) => Math.abs(v - q[i])))), ink: total(p), inked: total(q) };
}
