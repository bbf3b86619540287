// The pages as they are set: one or a spread, fetched as they are turned to,
// the neighbours beforehand.

import { $, el, get, words } from "./tools.js";

const stage = $("stage"), folio = $("folio");
const kept = new Map(); // painted pages by round, edition and number
const most = 24;

export const view = { edition: "", page: 1, spread: false, zoom: 0 };
let book = null, onLine = () => {}, onMove = () => {}, mark = null;

export const edition = () => book?.editions.find((e) => e.name === view.edition) ?? book?.editions[0];

/** Tells what is called when a line is clicked, and when the page is turned. */
export function listen(line, move) {
	onLine = line;
	onMove = move;
}

/** Asks where the place that is open stands in an edition of the last round. */
export function place(name = view.edition) {
	const at = edition()?.pages[view.page - 1]?.at;
	return at?.Block ? `edition=${name}&block=${encodeURIComponent(at.Block)}&char=${at.Char}` : "";
}

/** Takes a new round. The place in the text is kept, not the number. */
export async function take(next) {
	if (next.here) view.page = next.here.page;
	book = next;
	$("scripts").replaceChildren(...book.editions.map((e) => el("button", { dataset: { edition: e.name }, lang: e.lang, onclick: () => script(e.name) }, words[e.name])));
	const e = edition();
	if (!e) return stage.replaceChildren();
	view.edition = e.name;
	mark = null;
	await show();
}

/** Shows the other script at the same place. */
export async function script(name) {
	if (!book || name === view.edition) return;
	const at = await get(`/where/${name}?${place()}`);
	view.edition = name;
	view.page = at?.page ?? view.page;
	mark = null;
	await show();
}

/** Turns to a page, and marks a line of it. */
export function go(page, line = -1) {
	view.page = page;
	mark = line >= 0 ? { page, line } : null;
	show();
}

/** Turns by pages or by spreads. */
export function turn(by) {
	const all = edition()?.pages ?? [];
	const now = pair(view.page);
	if (by === "first") return go(1);
	if (by === "last") return go(all.length);
	go(by === "on" ? now.at(-1) + 1 : now[0] - 1);
}

/** The pages that lie open together: a verso on the left of its recto. */
function pair(n) {
	const all = edition().pages;
	if (!view.spread) return [n];
	if (all[n - 1].r) return n > 1 && !all[n - 2].r ? [n - 1, n] : [n];
	return n < all.length && all[n].r ? [n, n + 1] : [n];
}

export function setSpread(on) {
	view.spread = on;
	$("spread").setAttribute("aria-pressed", on);
	show();
}

export function zoom(by) {
	view.zoom = by === 0 ? 0 : Math.max(-4, Math.min(8, view.zoom + by));
	size();
}

/** Shows the page of the view, once it is fetched. The old one stays till then. */
export async function show() {
	const e = edition();
	if (!e) return;
	view.page = Math.max(1, Math.min(e.pages.length, view.page || 1));
	const open = pair(view.page), round = book.round, wanted = `${e.name}/${view.page}/${view.spread}/${round}`;
	show.wanted = wanted;
	folio.value = e.pages[view.page - 1].f || view.page;
	$("of").textContent = `${view.page} / ${e.pages.length}`;
	for (const b of $("scripts").children) b.setAttribute("aria-pressed", b.dataset.edition === e.name);
	for (const b of document.querySelectorAll("[data-go]")) b.disabled = /first|back/.test(b.dataset.go) ? open[0] === 1 : open.at(-1) === e.pages.length;
	onMove();
	const painted = await Promise.all(open.map((n) => paint(e.name, n)));
	if (show.wanted !== wanted) return; // turned on meanwhile
	const leaves = open.map((n, i) => {
		const leaf = el("div", { className: `leaf ${e.pages[n - 1].r ? "recto" : "verso"}`, dataset: { page: n } });
		if (painted[i]) leaf.append(painted[i]);
		return leaf;
	});
	if (view.spread && open.length === 1) {
		const blank = el("div", { className: `leaf empty ${e.pages[open[0] - 1].r ? "verso" : "recto"}` });
		e.pages[open[0] - 1].r ? leaves.unshift(blank) : leaves.push(blank);
	}
	stage.replaceChildren(...leaves);
	stage.dataset.round = round;
	size();
	showMark();
	clearTimeout(show.later); // neighbours, when there is nothing better to do
	show.later = setTimeout(() => {
		if (show.wanted !== wanted) return;
		for (const n of [open.at(-1) + 1, open.at(-1) + 2, open[0] - 1]) if (n >= 1 && n <= e.pages.length) paint(e.name, n);
	}, 150);
}

/** Fetches a page as an element; a page is fetched once a round. */
function paint(name, n) {
	const key = `${book.round}/${name}/${n}`;
	if (!kept.has(key)) {
		kept.set(key, fetch(`/page/${name}/${n}`).then(async (answer) => {
			if (!answer.ok) throw new Error(answer.status);
			const doc = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
			return document.importNode(doc.documentElement, true);
		}).catch(() => { kept.delete(key); return null; }));
		for (const old of kept.keys()) {
			if (kept.size <= most) break;
			kept.delete(old);
		}
	}
	return kept.get(key);
}

/** Sizes the leaves: the whole of them fits, times the zoom. */
function size() {
	const e = edition();
	if (!e) return;
	const many = view.spread ? 2 : 1, style = getComputedStyle(stage);
	const w = stage.clientWidth - parseFloat(style.paddingLeft) * 2 - 2, h = stage.clientHeight - parseFloat(style.paddingTop) * 2 - 2;
	const scale = Math.min(w / (e.width * many), h / e.height) * 1.2 ** view.zoom;
	for (const leaf of stage.children) {
		leaf.style.width = `${Math.max(80, e.width * scale)}px`;
		leaf.style.height = `${Math.max(100, e.height * scale)}px`;
	}
}
new ResizeObserver(size).observe(stage);

/** Marks the line that was jumped to. */
function showMark() {
	for (const old of stage.querySelectorAll(".hit")) old.remove();
	if (!mark) return;
	const text = stage.querySelector(`[data-page="${mark.page}"] .line[data-l="${mark.line}"]`);
	if (!text) return;
	const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
	const size = +text.getAttribute("font-size");
	for (const [key, value] of Object.entries({ class: "hit", x: text.getAttribute("x") - size / 4, y: text.getAttribute("y") - size, width: +text.getAttribute("textLength") + size / 2, height: size * 1.3 })) box.setAttribute(key, value);
	text.ownerSVGElement.querySelector(".paper").after(box);
	text.scrollIntoView({ block: "nearest", inline: "nearest" });
}

stage.addEventListener("click", (event) => {
	const link = event.target.closest("a.to");
	if (link) {
		event.preventDefault();
		return go(+link.dataset.page, +link.dataset.line);
	}
	const line = event.target.closest(".line");
	if (!line || !getSelection().isCollapsed) return;
	mark = { page: +line.closest(".leaf").dataset.page, line: +line.dataset.l };
	showMark();
	$("why").textContent = line.dataset.why ?? "";
	if (line.dataset.s) onLine(...line.dataset.s.split(":").map(Number));
});

folio.addEventListener("change", () => {
	const all = edition()?.pages ?? [], want = folio.value.trim().toLowerCase();
	const at = all.findIndex((p) => p.f.toLowerCase() === want);
	const n = at >= 0 ? at + 1 : parseInt(want, 10);
	if (n >= 1) go(n);
	else show();
});

// A finger turns the page too.
let touch = null;
stage.addEventListener("pointerdown", (e) => { touch = e.pointerType === "touch" ? e : null; });
stage.addEventListener("pointerup", (e) => {
	if (!touch || stage.scrollWidth > stage.clientWidth + 4) return;
	const dx = e.clientX - touch.clientX, dy = e.clientY - touch.clientY;
	if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? "on" : "back");
	touch = null;
});
