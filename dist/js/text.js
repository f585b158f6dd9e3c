// src/base/text.ts
function formatCount(count) {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
function formatPlural(count, noun) {
	return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
function formatSize(bytes) {
	const [unit, size] = bytes >= 2 ** 30 ? ["GiB", bytes / 2 ** 30] : ["MiB", bytes / 2 ** 20];
	return `${Number(size < 100 ? size.toPrecision(3) : size.toFixed(0))} ${unit}`;
}
function truncate(text, max) {
	if (text.length <= max) return text;
	const cut = text.slice(0, max - 1);
	return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
function nearestWord(word, candidates) {
	let best = null;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (best === null || distance < best.distance) best = {
			candidate,
			distance
		};
	}
	return best !== null && best.distance <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null;
}
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
function compareText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
export { nearestWord as a, formatSize as i, formatCount as n, truncate as o, formatPlural as r, compareText as t };
