// The messages: new ones at the end, older ones on request, and the place where one was reading.

import { act, app } from "./acts.js";
import { announce } from "./announce.js";
import { elements, morph } from "./morph.js";

const MOST_KEPT = 150;
const KEPT = 50;
const NEAR_PX = 48;

export const scrollerOf = (list) => list?.closest(".said");
export const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
export const toEnd = (box) => (box.scrollTop = box.scrollHeight);

/** Put changed and new messages into a list, and take those away that are gone. */
export function update(list, entries, gone) {
  if (!list) return;
  const box = scrollerOf(list);
  const wasAtEnd = isAtEnd(box);
  for (const id of gone) document.getElementById(id)?.remove();
  const added = entries.flatMap(([id, html]) => put(list, id, elements(html)[0]));
  if (list.dataset.list === "m") prune(list, wasAtEnd);
  const mine = added.some((item) => item.dataset.author === app().dataset.me);
  if (wasAtEnd || mine) toEnd(box);
  if (added.length) announce(added, list.dataset.list === "m" ? "in the channel" : "in the thread");
  noteEnd();
}

function put(list, id, fresh, always = false) {
  const old = document.getElementById(id);
  if (old) {
    morph(old, fresh);
    return [];
  }
  const after = [...list.children].find((item) => Number(item.dataset.order) > Number(fresh.dataset.order));
  const isOlder = after === list.firstElementChild && after && !document.querySelector(".older").hidden;
  if (!always && isOlder && list.dataset.list === "m") return [];
  list.insertBefore(fresh, after ?? null);
  return [fresh];
}

/** Whoever reads at the end keeps few messages in the page, however many come. */
function prune(list, isReadingEnd) {
  if (!isReadingEnd || list.children.length <= MOST_KEPT) return;
  while (list.children.length > KEPT) list.firstElementChild.remove();
  document.querySelector(".older").hidden = false;
}

/** Take over a freshly drawn list, and keep the older messages that were asked for, if no gap would be before them. */
export function takeOver(list, fresh) {
  const joins = document.getElementById(fresh.firstElementChild?.id);
  const first = joins ? Number(joins.dataset.order) : 0;
  const wanted = new Set([...fresh.children].map((item) => item.id));
  for (const item of [...list.children]) {
    if (Number(item.dataset.order) >= first && !wanted.has(item.id)) item.remove();
  }
  for (const item of [...fresh.children]) put(list, item.id, item, true);
  return Boolean(joins);
}

let isLoading = false;

async function loadOlder() {
  const list = document.getElementById("messages");
  const first = list?.firstElementChild;
  if (!first || isLoading) return;
  isLoading = true;
  try {
    const { as, place } = app().dataset;
    const query = new URLSearchParams({ as, channel: place, before: first.dataset.ts });
    const answer = await fetch(`/older?${query}`);
    if (!answer.ok || !first.isConnected) return;
    const told = await answer.json();
    const box = scrollerOf(list);
    const fromEnd = box.scrollHeight - box.scrollTop;
    list.prepend(...elements(told.messages));
    document.querySelector(".older").hidden = !told.more;
    box.scrollTop = box.scrollHeight - fromEnd;
  } finally {
    isLoading = false;
  }
}

/** Show the way to the newest message while it is out of sight, and remember that it was read when it is not. */
export function noteEnd() {
  const list = document.getElementById("messages");
  if (!list) return;
  const atEnd = isAtEnd(scrollerOf(list));
  const newest = document.getElementById("newest");
  if (newest.hidden !== atEnd) newest.hidden = atEnd;
  if (atEnd && document.visibilityState === "visible" && list.checkVisibility()) read(list);
}

function read(list) {
  const last = list.lastElementChild;
  if (!last || list.dataset.read === last.dataset.ts) return;
  list.dataset.read = last.dataset.ts;
  act({ act: "read", channel: last.dataset.channel, ts: last.dataset.ts });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#older")) loadOlder();
  if (event.target.closest("#newest")) {
    toEnd(document.getElementById("said"));
    document.getElementById("messages").lastElementChild?.querySelector(".when")?.focus({ preventScroll: true });
  }
});

document.addEventListener("scroll", (event) => {
  if (event.target.id !== "said") return;
  noteEnd();
  if (event.target.scrollTop < 200 && document.querySelector(".older")?.hidden === false) loadOlder();
}, true);

document.addEventListener("visibilitychange", noteEnd);
