// Modals: the browser's own dialog keeps the focus inside; the server says which one is on top.

import { act, typed } from "./acts.js";
import { elements, morph } from "./morph.js";
import { lower } from "./notices.js";
import { close } from "./popups.js";

let opener = null;

/** Show the modal that the server drew, or none. */
export function showModal(html) {
  const holder = document.getElementById("modal");
  const [fresh] = elements(html);
  const old = holder.firstElementChild;
  if (fresh && old?.id === fresh.id) {
    morph(old, fresh);
    holder.querySelector("[aria-invalid=true]")?.focus();
    return;
  }
  close();
  lower();
  if (old) {
    old.dataset.leaving = "";
    old.remove();
  } else opener = document.activeElement;
  if (fresh) {
    holder.append(fresh);
    openModal();
  } else giveBack();
}

/** Open the modal that is in the page. */
export function openModal() {
  const dialog = document.querySelector("#modal dialog");
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const first = dialog.querySelector("[data-focus], [aria-invalid=true]") ?? dialog.querySelector(".modal-body :is(input, textarea):not([type=hidden])");
  (first?.matches("fieldset, .select, .menu") ? first.querySelector("input, button") : first ?? dialog.querySelector("h2")).focus();
}

function giveBack() {
  const again = opener && (opener.isConnected ? opener : document.getElementById(opener.id));
  (again ?? document.getElementById("place-name")).focus();
  opener = null;
}

const closeView = (dialog) => act({ act: "close", view: dialog.dataset.view }, dialog);

document.addEventListener("cancel", (event) => {
  if (!event.target.matches("#modal dialog")) return;
  event.preventDefault();
  closeView(event.target);
}, true);

document.addEventListener("close", (event) => {
  const dialog = event.target;
  if (dialog.matches("#modal dialog") && dialog.isConnected && !("leaving" in dialog.dataset)) {
    dialog.showModal();
    closeView(dialog);
  }
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("#modal [data-close]");
  if (button) closeView(button.closest("dialog"));
});

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-modal]")) return;
  event.preventDefault();
  const dialog = event.target.closest("dialog");
  const button = dialog.querySelector("[data-submit]");
  if (!button || button.disabled || dialog.getAttribute("aria-busy")) return;
  await act({ act: "submit", view: dialog.dataset.view, filled: typed(dialog.querySelector("form")) }, dialog);
});
