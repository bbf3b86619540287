// What every part of the page uses. Text of a book is only ever put in as
// text: nothing here or elsewhere makes markup of a string.

export const words = JSON.parse(document.getElementById("words").textContent);
export const $ = (id) => document.getElementById(id);

/** Makes an element: el("b", {className: "x", dataset: {n: 1}}, "text", child). */
export function el(name, set = {}, ...inside) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(set)) {
		if (key === "dataset") Object.assign(e.dataset, value);
		else if (key in e) e[key] = value;
		else e.setAttribute(key, value);
	}
	e.append(...inside.filter((x) => x !== null && x !== undefined && x !== ""));
	return e;
}

/** Asks the server; null where it has no such thing. */
export async function get(path) {
	try {
		const answer = await fetch(path);
		return answer.ok ? await answer.json() : null;
	} catch {
		return null;
	}
}

/** What a decision says: its reason, how sure it is, what else was thought of. */
export const told = (tag) => [words[tag.k] ?? tag.k, tag.why, tag.sure ? `${tag.sure} %` : "", (tag.or ?? []).join(" / ")].filter(Boolean).join(" · ");

/** Below this many per cent a decision is doubtful. */
export const doubtful = (tag) => tag.sure > 0 && tag.sure < 80;
