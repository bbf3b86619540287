// The desk: what is open, what the keys do, and the rounds that come from the
// server while the book is worked on.

import * as lists from "./lists.js";
import * as manuscript from "./manuscript.js";
import * as pages from "./pages.js";
import { $, el, get, words } from "./tools.js";

const narrow = matchMedia("(max-width: 800px)");
let book = null, found = { list: [] }, chosen = -1, tab = "problems";
const stale = { index: true, proof: true };

// Where one was: #hant/12/text.
function remember() {
	const v = pages.view;
	history.replaceState(null, "", `#${[v.edition, v.page, tab, v.spread ? "spread" : ""].join("/")}`);
	const key = `${v.edition}/${book.round}`;
	if (stale.key !== key) {
		stale.key = key;
		lists.contents(pages.edition(), go);
		stale.index = true;
		if (tab === "index") openTab("index");
	}
}

function recall() {
	const [edition, page, where, spread] = location.hash.slice(1).split("/");
	if (edition) pages.view.edition = edition;
	if (+page >= 1) pages.view.page = +page;
	pages.view.spread = spread === "spread";
	$("spread").setAttribute("aria-pressed", pages.view.spread);
	openTab(document.querySelector(`nav [data-tab="${CSS.escape(where ?? "")}"]`) ? where : narrow.matches ? "pages" : "problems");
}

async function openTab(name) {
	tab = name;
	document.body.dataset.tab = name;
	// A place of the proof was clicked: FILE:LINE:COL, or a block.
addEventListener("message", async (event) => {
	if (event.source !== document.querySelector("#proof iframe")?.contentWindow || typeof event.data?.place !== "string") return;
	const place = event.data.place.trim(), at = place.match(/^(.+?):(\d+)(:\d+)?$/);
	const file = at ? book.files.findIndex((f) => at[1] === f.name || at[1].endsWith(`/${f.name}`) || at[1].endsWith(`\\${f.name}`)) : -1;
	const page = await get(`/where/${pages.view.edition}?${at ? `file=${file}&line=${at[2]}` : `block=${encodeURIComponent(place)}&char=0`}`);
	if (page) pages.go(page.page, page.line);
	if (file >= 0) { openTab("text"); manuscript.go(file, +at[2]); } else if (page && narrow.matches) openTab("pages");
});

for (const b of document.querySelectorAll("nav button")) b.setAttribute("aria-selected", b.dataset.tab === name);
	if (!book) return;
	remember();
	if (name === "index" && stale.index) {
		stale.index = false;
		const edition = pages.view.edition;
		const answer = await get(`/index/${edition}`);
		if (edition === pages.view.edition) lists.index(answer, go);
	}
	if (name === "proof" && stale.proof) {
		stale.proof = false;
		$("proof").replaceChildren(el("iframe", { src: "/proof", title: words.proof, sandbox: "allow-scripts" }));
	}
}

/** Turns to a page; on a telephone the pages come forward. */
function go(page, line) {
	pages.go(page, line);
	if (narrow.matches) openTab("pages");
}

/** Looks at a problem: its line in the source, and the page where it stands. */
function choose(i) {
	const f = found.list[i];
	if (!f) return;
	chosen = i;
	const box = $("chosen");
	box.hidden = false;
	box.querySelector("p").replaceChildren(
		el("span", { className: `grade ${f.grade}` }, f.gradeName), " ", f.message,
		el("small", {}, [f.hint, [f.file, f.line, f.col].filter(Boolean).join(":"), f.code].filter(Boolean).join(" · ")));
	box.className = f.grade;
	const page = pageOf(f);
	box.querySelector('[data-to="line"]').disabled = f.source < 0 || !f.line;
	box.querySelector('[data-to="page"]').disabled = !page;
	lists.current(i);
	if (page) show(f);
	if (f.source >= 0 && f.line) {
		openTab("text");
		manuscript.go(f.source, f.line);
	}
}

const pageOf = (f) => f.pages?.[pages.view.edition] ?? Object.values(f.pages ?? {})[0];

async function show(f) {
	if (!f.pages[pages.view.edition]) await pages.script(Object.keys(f.pages)[0]);
	pages.go(...f.pages[pages.view.edition]);
}

$("chosen").addEventListener("click", (event) => {
	const b = event.target.closest("button");
	if (!b) return;
	const f = found.list[chosen];
	if (b.dataset.problem) choose(chosen + +b.dataset.problem);
	else if (b.dataset.to === "line") { openTab("text"); manuscript.go(f.source, f.line); }
	else if (b.dataset.to === "page") { show(f); if (narrow.matches) openTab("pages"); }
	else { $("chosen").hidden = true; chosen = -1; lists.current(-1); }
});

/** Takes a round from the server. */
async function take() {
	const next = await get(`/book?${pages.place()}`);
	if (!next) return;
	const first = !book;
	book = next;
	tellError(book);
	if (book.title) {
		$("title").textContent = book.title;
		document.title = `${book.title} · ${words.preview}`;
	}
	if (!book.editions.length) return;
	stale.index = stale.proof = true;
	if (first && !narrow.matches && !location.hash && innerWidth > 1500) pages.setSpread(true);
	await pages.take(book); // the page that is looked at comes first
	const was = found.list[chosen];
	found = (await get("/problems")) ?? { list: [], counts: [0, 0, 0], more: 0 };
	lists.problems(found, choose);
	await manuscript.take(book, found.list);
	chosen = was ? found.list.findIndex((f) => f.code === was.code && f.line === was.line && f.file === was.file) : -1;
	if (chosen < 0) $("chosen").hidden = true;
	openTab(tab);
	document.body.dataset.round = book.round;
}

function tellError(book) {
	const e = book.error, box = $("error");
	box.hidden = !e;
	if (!e) return;
	box.querySelector("b").textContent = book.editions.length ? words.broken : words.brokenNone;
	box.querySelector("pre").textContent = [[e.file, e.line, e.col].filter(Boolean).join(":"), e.message, e.text, e.hint].filter(Boolean).join("\n");
}

function state(name, text) {
	$("state").className = name;
	$("state").textContent = text;
}

// Rounds are taken one after the other; those that come meanwhile are one.
let taking = null, again = false;
async function taken() {
	if (taking) { again = true; return; }
	do {
		again = false;
		taking = take();
		await taking;
	} while (again);
	taking = null;
}

const events = new EventSource("/events");
events.addEventListener("work", () => state("working", words.working));
const settled = () => (book?.error ? state("away", words.unset) : state("", words.ready));
events.addEventListener("round", async () => { await taken(); settled(); });
events.addEventListener("error", () => state("away", words.away));
events.addEventListener("open", () => { if (book) taken().then(settled); });

manuscript.listen(async (query) => {
	const at = await get(`/where/${pages.view.edition}?${query}`);
	if (at) go(at.page, at.line);
}, choose);
pages.listen((file, line) => { openTab("text"); manuscript.go(file, line); }, () => book && remember());

for (const b of document.querySelectorAll("nav button")) b.addEventListener("click", () => openTab(b.dataset.tab));
for (const b of document.querySelectorAll("[data-go]")) b.addEventListener("click", () => pages.turn(b.dataset.go));
for (const b of document.querySelectorAll("[data-zoom]")) b.addEventListener("click", () => pages.zoom(+b.dataset.zoom));
$("spread").addEventListener("click", () => pages.setSpread(!pages.view.spread));

const keys = {
	ArrowRight: () => pages.turn("on"), ArrowLeft: () => pages.turn("back"), PageDown: () => pages.turn("on"), PageUp: () => pages.turn("back"),
	Home: () => pages.turn("first"), End: () => pages.turn("last"), s: () => pages.setSpread(!pages.view.spread),
	t: () => pages.script(book.editions.find((e) => e.name !== pages.view.edition)?.name ?? pages.view.edition),
	n: () => choose((chosen + 1) % found.list.length), "+": () => pages.zoom(1), "-": () => pages.zoom(-1), 0: () => pages.zoom(0),
};
addEventListener("keydown", (e) => {
	const inPanel = e.target.closest?.(".panel"), writing = e.target.closest?.("input, select, textarea");
	if (e.ctrlKey || e.metaKey || e.altKey || writing || !book || !keys[e.key]) return;
	if (inPanel && /^(Page|Home|End)/.test(e.key)) return; // they scroll there
	e.preventDefault();
	keys[e.key]();
});

recall();
