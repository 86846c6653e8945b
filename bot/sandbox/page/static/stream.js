// Live updates: the server says which parts changed, and only those are touched.

import { app } from "./acts.js";
import { update } from "./lists.js";
import { showModal } from "./modal.js";
import { elements, morph } from "./morph.js";
import { notice } from "./notices.js";

let source = null;

/** Follow what this page shows, from where it was drawn. `reload` draws it anew. */
export function follow(reload) {
  source?.close();
  const { as, place, thread, sequence } = app().dataset;
  const query = new URLSearchParams({ as, channel: place, thread, since: sequence });
  source = new EventSource(`/follow?${query}`);
  source.addEventListener("open", () => document.body.classList.remove("lost"));
  source.addEventListener("error", () => document.body.classList.add("lost"));
  source.addEventListener("message", (event) => {
    app().dataset.sequence = event.lastEventId;
    const told = JSON.parse(event.data);
    if (told.reload) reload();
    else apply(told);
  });
}

export function leave() {
  source?.close();
  source = null;
}

function apply({ parts, messages = [], replies = [], gone = [], warnings }) {
  for (const [id, html] of Object.entries(parts)) part(id, html);
  if (messages.length || gone.length) update(document.getElementById("messages"), messages, gone);
  if (replies.length || gone.length) update(document.getElementById("replies"), replies, gone);
  for (const warning of warnings) notice(warning);
}

function part(id, html) {
  if (id === "modal") return showModal(html);
  const old = document.getElementById(id);
  if (!old) return;
  if (id === "sidebar" || id === "head") {
    morph(old, elements(html)[0]);
    return countInTitle();
  }
  const fresh = old.cloneNode(false);
  fresh.append(...elements(html));
  morph(old, fresh);
}

/** What waits is told in the title of the window, too. */
export function countInTitle() {
  const badges = [...document.querySelectorAll("#sidebar .badge")];
  const count = badges.reduce((sum, badge) => sum + parseInt(badge.textContent, 10), 0);
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = count ? `(${count}) ${title}` : title;
}
