// Works with the preview in headless Chromium as an editor would: pages turn,
// a problem leads to its line and its page, a correction shows within a
// second, a broken book keeps its last pages.
// Usage: node check.mjs PROGRAM FOLDER [SHOTS]
// The folder is a book with problems; it is copied first. SHOTS is a folder for
// pictures of what was seen. Chromium is found as the EPUB checks find it.
// Exit status 1 on any failure.
import { spawn } from 'node:child_process';
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
  const times = [];
  for (const [word, content] of [['甲乙丙丁戊己', `${n}\t${at.part}\t甲乙丙丁戊己\ttest\n`], ['子丑寅卯辰巳', `${n}\t${at.part}\t子丑寅卯辰巳\ttest\n`]]) {
    const began = Date.now();
    if (word[0] === '甲') appendFileSync(fixes, content);
    else { // as editors save: a new file in the old one's place
      writeFileSync(`${fixes}~`, old + content);
      renameSync(`${fixes}~`, fixes);
    }
    const seen = await until(page, (w) => document.querySelector('.leaf svg')?.textContent.includes(w), word);
    times.push(Date.now() - began);
    check(seen && times.at(-1) < 1000, `an edit of fixes.txt shows on the page after ${times.at(-1)} ms`);
    check(await until(page, (w) => document.getElementById('sheets').textContent.includes(w), word), 'and in the manuscript');
  }
  await shot(page, 'fixed');

  renameSync(join(dir, source), join(dir, 'away'));
  check(await until(page, () => !document.getElementById('error').hidden), 'a book without its text: that is told');
  check((await page.$$('.leaf svg')).length > 0, 'and the last pages stay');
  await shot(page, 'broken');
  renameSync(join(dir, 'away'), join(dir, source));
  check(await until(page, () => document.getElementById('error').hidden), 'when it is back, so is the book');
  writeFileSync(fixes, old);
  await until(page, () => !document.querySelector('.leaf svg')?.textContent.includes('子丑寅卯辰巳'));
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
  await shot(page, 'proof');
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
