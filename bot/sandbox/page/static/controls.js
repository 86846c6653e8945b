// Buttons, choices, pickers, text and files: each tells the server what was done with it.

import { act, app, use, where, which } from "./acts.js";
import { written } from "./morph.js";
import { notice } from "./notices.js";

const PAUSE_MS = 400;
const timers = new WeakMap();
const byKeys = new WeakSet();

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does=click]");
  if (!button || button.getAttribute("aria-busy")) return;
  if (button.nodeName === "A" && button.dataset.confirm) event.preventDefault();
  use(button, { act: "click" });
});

document.addEventListener("change", (event) => {
  const control = event.target.closest("[data-does]");
  if (!control) return;
  if (["checkbox", "radio"].includes(control.dataset.does)) return choices(control, event.target);
  if (control.dataset.does === "pick" && !byKeys.has(control)) return pick(control);
  if (control.dataset.does === "file") return files(control);
});

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-does=write]");
  if (!field) return;
  if (!written.has(field)) written.set(field, field.defaultValue);
  if (!field.dataset.dispatch?.includes("on_character_entered")) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => tell(field, "on_character_entered"), PAUSE_MS));
});

document.addEventListener("keydown", (event) => {
  const control = event.target.closest?.("[data-does]");
  if (!control) return;
  if (control.dataset.does === "pick") {
    if (event.key === "Enter") {
      event.preventDefault();
      pick(control);
    } else byKeys.add(control);
  }
  if (control.dataset.does === "write" && event.key === "Enter" && control.nodeName === "INPUT") {
    if (!control.dataset.dispatch?.includes("on_enter_pressed")) return;
    event.preventDefault();
    tell(control, "on_enter_pressed");
  }
});

document.addEventListener("pointerdown", (event) => {
  if (event.target.matches?.("[data-does=pick]")) byKeys.delete(event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("[data-does=pick]") && byKeys.has(event.target)) pick(event.target);
});

/** A date that is being typed is told when it is whole and left; one that is picked, at once. */
function pick(field) {
  byKeys.delete(field);
  const before = field.dataset.told ?? field.defaultValue;
  if (field.value === before || field.validity.badInput) return;
  use(field, { act: "choose", given: field.value, moment: field.type === "datetime-local" }).then((told) => {
    if (told) field.dataset.told = field.value;
    else field.value = before;
  });
}

function choices(group, changed) {
  const chosen = [...group.querySelectorAll("input:checked")].map((input) => input.value);
  const given = group.dataset.does === "radio" ? chosen[0] : chosen;
  use(group, { act: "choose", given }).then((told) => {
    if (!told && group.dataset.does === "checkbox") changed.checked = !changed.checked;
  });
}

function tell(field, pressed) {
  written.set(field, field.value);
  act({ act: "choose", ...where(field), ...which(field), given: field.value, pressed, rich: "rich" in field.dataset });
}

async function files(field) {
  const ids = [];
  for (const file of field.files) {
    const query = new URLSearchParams({ as: app().dataset.as, name: file.name });
    const answer = await fetch(`/add-file?${query}`, { method: "POST", headers: { "x-page": "1" }, body: file });
    const told = await answer.json();
    if (!answer.ok) return notice(told.error);
    ids.push(told.id);
  }
  use(field, { act: "choose", given: ids });
}
