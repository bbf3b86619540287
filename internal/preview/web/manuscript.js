// The source with its decisions, and the manuscript beside it. A long text is
// fetched sheet by sheet as it comes into sight.

import { $, doubtful, el, get, told, words } from "./tools.js";

const sheets = $("sheets"), select = $("file");
let book = null, byLine = new Map(), file = 0, onBlock = () => {}, onFinding = () => {}, marked = null, turn = 0;

export function listen(block, finding) {
	onBlock = block;
	onFinding = finding;
}

const seen = new IntersectionObserver((entries) => {
	for (const e of entries) if (e.isIntersecting) fill(e.target);
}, { root: $("text"), rootMargin: "600px" });

/** Takes a new round and the problems of it. What stood in sight still does. */
export async function take(next, list) {
	const line = topLine();
	book = next;
	byLine = Map.groupBy(list.map((f, i) => ({ ...f, i })), (f) => `${f.source}:${f.line}`);
	select.replaceChildren(...book.files.map((f, i) => el("option", { value: i }, f.name)));
	file = Math.min(file, Math.max(0, book.files.length - 1));
	select.value = file;
	lay();
	if (line > 1) await reach(line, "start");
	if (marked) showMark();
}

/** Makes a place for every sheet of the file; none is fetched yet. */
function lay() {
	turn++;
	seen.disconnect();
	const firsts = book.files[file]?.sheets ?? [];
	sheets.replaceChildren(...firsts.map((first, i) => {
		const lines = (firsts[i + 1] ?? book.files[file].lines + 1) - first;
		const div = el("div", { className: "sheet", dataset: { first } });
		div.style.minHeight = `${lines * 1.6}em`;
		return div;
	}));
	for (const div of sheets.children) seen.observe(div);
}

/** Fetches a sheet. */
async function fill(div) {
	seen.unobserve(div);
	if (div.filling) return div.filling;
	const now = turn;
	div.filling = get(`/source/${file}/${div.dataset.first}`).then((sheet) => {
		if (!sheet || now !== turn) return;
		div.style.minHeight = "";
		div.replaceChildren(...sheet.rows.map(row));
	});
	return div.filling;
}

function row(r) {
	const blocks = (r.blocks ?? []).map(block);
	return el("div", { className: blocks.length || file < 1 ? "row" : "row alone" },
		el("div", { className: "lines" }, ...r.lines.map(line)),
		el("div", { className: "blocks" }, ...blocks));
}

function line(l) {
	const p = el("p"), here = byLine.get(`${file}:${l.n}`) ?? [];
	const points = new Map(here.filter((f) => f.col).map((f) => [f.col, f.grade]));
	let col = 1;
	for (const piece of l.t) {
		const chars = [...piece.s], inside = [];
		let plain = "";
		for (const c of chars) { // the character that a problem points at is marked
			const grade = points.get(col++);
			if (!grade) plain += c;
			else { inside.push(plain, el("mark", { className: grade }, c)); plain = ""; }
		}
		inside.push(plain);
		if (!piece.tag) p.append(...inside);
		else p.append(el("span", { className: `p-${piece.tag.k}${doubtful(piece.tag) ? " p-doubt" : ""}`, title: told(piece.tag) }, ...inside));
	}
	for (const tag of l.tags ?? []) {
		const short = tag.k === "join" ? "⤶" : tag.k === "paragraph" ? "¶" : words[tag.k] ?? tag.k;
		const d = doubtful(tag);
		p.append(el("span", { className: `tag k-${tag.k}${d ? " doubt" : ""}`, title: told(tag) }, d ? `${short} ${tag.sure} %` : short));
	}
	const e = el("div", { className: l.t.length ? "l" : "l blank", dataset: { n: l.n } }, el("i", {}, String(l.n)), p);
	for (const f of here) e.append(el("button", { className: `finding ${f.grade}`, dataset: { finding: f.i }, title: f.hint ?? "" }, f.message));
	return e;
}

function block(b) {
	const e = el("div", { className: `b ${b.k}`, dataset: { block: b.id }, title: words.toPage });
	if (b.note) e.append(el("sup", {}, b.note), " ");
	b.lines.forEach((runs, i) => {
		if (i > 0) e.append(el("br"));
		for (const r of runs) {
			if (r.k === "mark") e.append(el("sup", {}, r.s));
			else if (r.k) e.append(el("span", { className: r.k, title: r.k === "fixed" ? `${words.was} ${r.was || "∅"}` : "" }, r.s || "∅"));
			else e.append(r.s);
		}
	});
	return e;
}

/** Brings a line into sight. */
async function reach(n, block) {
	const firsts = book.files[file]?.sheets ?? [];
	let i = firsts.length - 1;
	while (i > 0 && firsts[i] > n) i--;
	if (i < 0) return null;
	await Promise.all([i, i + 1].filter((k) => k < firsts.length).map((k) => fill(sheets.children[k])));
	const at = sheets.children[i].querySelector(`.l[data-n="${n}"]`);
	at?.scrollIntoView({ block });
	return at;
}

/** Shows a line of a file, from 1, and marks it. */
export async function go(f, n) {
	if (f < 0 || f >= book.files.length) return;
	if (f !== file) {
		file = f;
		select.value = f;
		lay();
	}
	marked = { file: f, line: n };
	await reach(n, "center");
	showMark();
}

function showMark() {
	for (const old of sheets.querySelectorAll(".l.hit")) old.classList.remove("hit");
	if (marked.file === file) sheets.querySelector(`.l[data-n="${marked.line}"]`)?.classList.add("hit");
}

/** The first line in sight. */
function topLine() {
	const panel = $("text");
	if (!book || panel.scrollTop < 10) return 1;
	const top = panel.getBoundingClientRect().top + 50;
	for (const l of sheets.querySelectorAll(".l")) if (l.getBoundingClientRect().bottom > top) return +l.dataset.n;
	return 1;
}

select.addEventListener("change", () => {
	file = +select.value;
	lay();
	$("text").scrollTop = 0;
});
$("doubts").addEventListener("change", (e) => sheets.classList.toggle("doubts", e.target.checked));

sheets.addEventListener("click", (event) => {
	if (!getSelection().isCollapsed) return;
	const finding = event.target.closest("[data-finding]");
	if (finding) return onFinding(+finding.dataset.finding);
	const b = event.target.closest("[data-block]");
	if (b) return onBlock(`block=${encodeURIComponent(b.dataset.block)}&char=0`);
	const l = event.target.closest(".l");
	if (!l) return;
	marked = { file, line: +l.dataset.n };
	showMark();
	onBlock(`file=${file}&line=${l.dataset.n}`);
});
