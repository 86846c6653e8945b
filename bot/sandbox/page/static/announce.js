// New messages for those who hear the page instead of seeing it: politely, and a burst as one sentence.

const GATHER_MS = 900;
let gathered = [];
let timer = 0;

export function announce(items, place) {
  gathered.push(...items.map((item) => ({ said: sentence(item), place })));
  clearTimeout(timer);
  timer = setTimeout(tell, GATHER_MS);
}

function tell() {
  const { said, place } = gathered.at(-1);
  const count = gathered.length;
  gathered = [];
  const text = count === 1 ? `New message ${place}. ${said}` : `${count} new messages ${place}. The latest: ${said}`;
  document.getElementById("announced").textContent = text;
}

function sentence(item) {
  const author = item.querySelector(".byline strong").textContent;
  const text = item.querySelector(".block")?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return `${author}: ${text.slice(0, 120)}`;
}
