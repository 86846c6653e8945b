// Buttons with a menu below: the three dots, a message's actions, shortcuts, and who you are.

import { act, app, use, where } from "./acts.js";
import { notice } from "./notices.js";
import { close, isOpen, open } from "./popups.js";

const items = (menu) => [...menu.querySelectorAll("[role=menuitem]")];

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-menu]");
  if (opener) return toggle(opener);
  const item = event.target.closest("[role=menuitem]");
  if (item) choose(item);
});

document.addEventListener("keydown", (event) => {
  const opener = event.target.closest?.("[data-menu]");
  if (opener && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    return toggle(opener, event.key === "ArrowUp" ? -1 : 0);
  }
  const menu = event.target.closest?.("[role=menu]");
  if (menu) move(menu, event);
});

function toggle(opener, first = 0) {
  const menu = document.getElementById(opener.getAttribute("aria-controls"));
  if (isOpen(menu)) return close();
  opener.setAttribute("aria-expanded", "true");
  open(menu, opener, () => opener.setAttribute("aria-expanded", "false"));
  items(menu).at(first)?.focus();
}

function move(menu, event) {
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    all.at(step % all.length).focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    back(menu);
  } else if (event.key.length === 1 && /\S/.test(event.key)) {
    const begins = (item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase());
    [...all.slice(at + 1), ...all].find(begins)?.focus();
  }
}

function back(menu) {
  close();
  document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`)?.focus();
}

function choose(item) {
  const control = item.closest("[data-does]");
  back(item.closest("[role=menu]"));
  if (control.dataset.does === "overflow") {
    if (item.dataset.url) window.open(item.dataset.url, "_blank", "noopener");
    return use(control, { act: "choose", given: item.dataset.value });
  }
  if (item.dataset.shortcut) {
    const place = control.dataset.does === "message" ? where(control) : { channel: app().dataset.place };
    return act({ act: "shortcut", action: item.dataset.shortcut, ...place }, control);
  }
  if ("copy" in item.dataset) copy(control);
}

async function copy(control) {
  const address = new URL(control.closest(".item").querySelector(".when").href);
  address.search = "";
  try {
    await navigator.clipboard.writeText(address.href);
    notice("The link was copied.");
  } catch {
    notice(`The link is ${address.href}`);
  }
}
