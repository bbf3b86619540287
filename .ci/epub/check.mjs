// Checks EPUB files with a port of EPUBCheck 5; where Java has it, with
// EPUBCheck itself (4.2.6 on Debian); and, where Chromium is installed, with
// Ace. Usage: node check.mjs FILE...
// Exit status 1 on any error, warning or violation.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bin = (name) => join(here, 'node_modules', name);
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

// The port asks for an index-entry-list wherever it sees epub:type="index" or
// "index-group", in landmarks too. The Java source asks it only of a
// publication or document that is declared an index.
const falseAlarm = (m) => m.includes('one and only one "index-entry-list" descendant');

function port(file) {
  const r = spawnSync(process.execPath, [bin('@likecoin/epubcheck-ts/bin/epubcheck.js'), '-w', '-q', '-j', '-', file], { encoding: 'utf8' });
  const report = JSON.parse(r.stdout);
  return report.messages
    .filter((m) => ['fatal', 'error', 'warning'].includes(m.severity.toLowerCase()) && !falseAlarm(m.message))
    .map((m) => `${m.ID} ${m.message}`);
}

const jar = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'].find(existsSync);

function original(file) {
  const r = spawnSync('java', ['-jar', jar, '-w', '-q', file], { encoding: 'utf8' });
  if (r.error) return null;
  return `${r.stdout}${r.stderr}`.split('\n').filter((line) => /^(FATAL|ERROR|WARNING)/.test(line));
}

// A mark whose note the source does not give is a reference that is switched
// off: a span with the role, as ARIA in HTML allows. Axe wants a link there.
const known = (rule, html) => rule === 'aria-allowed-role' && /^<span( xmlns[^ ]*)* epub:type="noteref" role="doc-noteref" aria-disabled="true"[^>]*>[^<]+<\/span>$/.test(html);

function violations(node, found = []) {
  for (const a of node.assertions ?? []) {
    violations(a, found);
    const r = a['earl:result'];
    if (a['earl:test'] && r?.['earl:outcome'] === 'fail' && !known(a['earl:test']['dct:title'], r.html ?? '')) found.push(`${a['earl:test']['dct:title']}: ${a['earl:result']['dct:description']}`);
  }
  return found;
}

function ace(file) {
  const dir = mkdtempSync(join(tmpdir(), 'ace-'));
  try {
    execFileSync(process.execPath, [bin('@daisy/ace/bin/ace-puppeteer.js'), '-f', '-o', join(dir, 'out'), resolve(file)], {
      env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: chromium, HOME: dir }, cwd: dir, stdio: 'pipe', timeout: 300_000,
    });
    return violations(JSON.parse(readFileSync(join(dir, 'out', 'report.json'), 'utf8')));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

let bad = false;
for (const file of process.argv.slice(2)) {
  for (const [name, found] of [['epubcheck-ts', port(file)], ['epubcheck', jar ? original(file) : null], ['ace', chromium ? ace(file) : null]]) {
    if (found === null) console.log(`${name}: not run, ${name === 'ace' ? 'there is no Chromium' : 'it is not installed'}`);
    else if (found.length === 0) console.log(`${name} ok  ${file}`);
    else {
      bad = true;
      console.log(`${name}: ${found.length} findings in ${file}`);
      for (const line of found.slice(0, 10)) console.log(`    ${line}`);
    }
  }
}
process.exit(bad ? 1 : 0);
