// The page: going from place to place without losing what is written, and what happens when it is opened.

import { act, app } from "./acts.js";
import { forget, restore } from "./composer.js";
import "./controls.js";
import { isAtEnd, noteEnd, takeOver, toEnd } from "./lists.js";
import "./menus.js";
import { openModal, showModal } from "./modal.js";
import { morph } from "./morph.js";
import { notice } from "./notices.js";
import { close } from "./popups.js";
import "./selects.js";
import { countInTitle, follow, leave } from "./stream.js";

async function go(address, { isNew = true, keepsFocus = false } = {}) {
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    return notice("The workspace does not answer.");
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!fresh.getElementById("app")) return notice(fresh.querySelector("main p")?.textContent ?? "There is nothing.");
  if (isNew) history.pushState(null, "", answer.url);
  show(fresh, keepsFocus);
}

function show(fresh, keepsFocus) {
  close();
  const before = { ...app().dataset };
  const next = fresh.getElementById("app");
  const isSame = before.place === next.dataset.place && before.as === next.dataset.as;
  const box = document.getElementById("said");
  const wasAtEnd = box && isAtEnd(box);
  if (isSame) keepMessages(next);
  const older = document.querySelector(".older");
  if (older && !isSame) older.hidden = next.querySelector(".older")?.hidden ?? true;
  document.title = fresh.title;
  morph(app(), next);
  showModal(fresh.getElementById("modal").innerHTML);
  if (before.as !== next.dataset.as) forget();
  arrive(before, isSame, wasAtEnd, keepsFocus);
}

/** The list of the place that stays: its messages are brought up to date, not replaced. */
function keepMessages(next) {
  const list = document.getElementById("messages");
  const fresh = next.querySelector("#messages");
  if (!list || !fresh) return;
  const older = next.querySelector(".older").hidden;
  if (!takeOver(list, fresh)) document.querySelector(".older").hidden = older;
  fresh.replaceWith(list.cloneNode(true));
}

function arrive(before, isSame, wasAtEnd, keepsFocus) {
  const { thread, tab } = app().dataset;
  const said = document.getElementById("said");
  if (said && (!isSame || wasAtEnd)) toEnd(said);
  const replies = document.getElementById("thread-said");
  if (replies && thread !== before.thread) toEnd(replies);
  restore();
  reveal();
  if (!keepsFocus) focus(before, isSame);
  if (tab && !isSame) act({ act: "home", given: tab });
  noteEnd();
  countInTitle();
  follow(redraw);
}

function focus(before, isSame) {
  const { thread, pane } = app().dataset;
  if (pane === "list") return document.querySelector("#sidebar [aria-current]")?.focus();
  if (thread && thread !== before.thread) return document.getElementById("thread-name").focus();
  const opener = document.getElementById(`replies-${before.thread}`);
  (isSame && opener ? opener : document.getElementById("place-name")).focus();
}

/** Bring the message to which a permalink leads into sight. */
function reveal() {
  document.querySelector(".marked")?.classList.remove("marked");
  const { mark, thread } = app().dataset;
  if (!mark) return;
  const item = (thread && document.getElementById(`t-${mark}`)) || document.getElementById(`m-${mark}`);
  item?.classList.add("marked");
  item?.scrollIntoView({ block: "center" });
}

const redraw = () => go(location.href, { isNew: false, keepsFocus: true });

document.addEventListener("click", (event) => {
  const skip = event.target.closest(".skip");
  if (skip) {
    event.preventDefault();
    document.querySelector(skip.hash)?.focus();
  }
  const link = event.target.closest("a[data-soft]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  event.preventDefault();
  go(link.href);
});

addEventListener("popstate", () => go(location.href, { isNew: false }));
addEventListener("pageshow", (event) => event.persisted && redraw());
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : follow(redraw)));
document.addEventListener("toggle", (event) => {
  if (event.target.matches("#guide details")) sessionStorage.setItem("guide", event.target.open ? "open" : "closed");
}, true);

if (sessionStorage.getItem("guide") === "closed") document.querySelector("#guide details")?.removeAttribute("open");
openModal();
arrive({ thread: "" }, false, true, true);
