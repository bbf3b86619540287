// The problems, the contents and the index, as lists that lead into the book.

import { $, el, words } from "./tools.js";

const grades = ["fault", "query", "note"];
let shownGrade = "", list = [], onFinding = () => {};

/** Lists the problems. */
export function problems(found, choose) {
	list = found.list;
	onFinding = choose;
	const number = { note: found.counts[0], query: found.counts[1], fault: found.counts[2] };
	$("count").textContent = number.fault || "";
	const button = (grade, text) => el("button", { dataset: { grade }, onclick: () => { shownGrade = grade; lay(found.more); } }, text);
	const all = number.fault + number.query + number.note;
	$("grades").replaceChildren(button("", `${words.all} ${all}`), ...grades.filter((g) => number[g]).map((g) => button(g, `${words[g]} ${number[g]}`)));
	if (shownGrade && !number[shownGrade]) shownGrade = "";
	lay(found.more);
}

function lay(more) {
	for (const b of $("grades").children) b.setAttribute("aria-pressed", b.dataset.grade === shownGrade);
	const items = list.map((f, i) => (shownGrade && f.grade !== shownGrade ? null : item(f, i))).filter(Boolean);
	if (more) items.push(el("li", { className: "empty-note" }, `${more} ${words.more}`));
	if (!list.length) items.push(el("li", { className: "empty-note" }, words.noProblems));
	$("problems").querySelector("ol").replaceChildren(...items);
}

function item(f, i) {
	const where = [f.file, f.line, f.col].filter(Boolean).join(":");
	return el("li", { className: f.grade, dataset: { problem: i } }, el("button", { onclick: () => onFinding(i), title: f.code },
		el("span", { className: "grade" }, f.gradeName + (f.edition ? ` ${words[f.edition]}` : "")),
		el("span", {}, f.message),
		el("span", { className: "where" }, where),
		f.text ? el("span", { className: "excerpt" }, f.text) : null));
}

/** Marks the problem that is looked at. */
export function current(i) {
	for (const li of $("problems").querySelectorAll("li")) {
		if (+li.dataset.problem === i) {
			li.setAttribute("aria-current", "true");
			li.scrollIntoView({ block: "nearest" });
		} else li.removeAttribute("aria-current");
	}
}

/** Lists the headings with their pages. */
export function contents(edition, go) {
	$("contents").querySelector("ol").replaceChildren(...(edition?.heads ?? []).map((h) =>
		el("li", { className: `h${h.level}`, lang: edition.lang }, el("button", { dataset: { folio: h.folio }, onclick: () => go(h.page, h.line) }, h.title))));
}

/** Lists the index with its evidence. */
export function index(found, go) {
	const to = $("index").lastElementChild;
	if (!found || !found.entries?.length && !found.rest.length) return to.replaceChildren(el("p", { className: "empty-note" }, words.noIndex));
	const out = [];
	if (found.proposed) out.push(el("p", { className: "where" }, words.proposed));
	let group = null;
	for (const e of found.entries ?? []) {
		if (e.group !== group) {
			group = e.group;
			out.push(el("h2", {}, group ?? ""));
		}
		out.push(entry(e, go));
	}
	if (found.rest.length) {
		out.push(el("h2", {}, `${words.rest} ${found.rest.length}`));
		for (const r of found.rest) out.push(el("div", { className: "entry", dataset: { find: r.heading } }, el("b", {}, r.heading), ...facts(r)));
	}
	to.replaceChildren(...out);
	filter();
}

function entry(e, go) {
	const div = el("div", { className: "entry", id: `ix-${e.term}`, dataset: { find: [e.heading, e.original ?? "", ...(e.row?.variants ?? [])].join(" ") } }, el("b", {}, e.heading), e.original ? ` ${e.original}` : "", " ");
	for (const l of e.locators ?? []) div.append(el("button", { className: "loc", dataset: { page: l.page }, onclick: () => go(l.page, l.line) }, l.label));
	for (const [refs, word] of [[e.see, words.see], [e.also, words.also]]) {
		if (!refs?.length) continue;
		div.append(` ${word} `, ...refs.map((r) => el("button", { className: "loc", onclick: () => $(`ix-${r.Term}`)?.scrollIntoView({ block: "center" }) }, r.Heading)));
	}
	if (e.row) div.append(...facts(e.row));
	for (const sub of e.subs ?? []) div.append(entry(sub, go));
	return div;
}

function facts(r) {
	const about = [words[r.kind] ?? r.kind, `${r.count} ${words.mentions}`].filter(Boolean).join(" · ");
	return [el("details", {}, el("summary", {}, el("span", { className: `dec ${r.decision}` }, words[r.decision] ?? r.decision), ` ${about}`),
		el("p", {}, r.evidence || words.none), r.variants?.length ? el("p", {}, r.variants.join("、")) : null)];
}

function filter() {
	const want = $("find").value.trim();
	for (const e of $("index").querySelectorAll("[data-find]")) e.hidden = want !== "" && !e.dataset.find.includes(want);
	for (const h of $("index").querySelectorAll("h2")) h.hidden = want !== "";
}
$("find").addEventListener("input", filter);
