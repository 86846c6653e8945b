// Menus with a field: ARIA's combobox with a list. What is typed is searched for by the server, or by the app.

import { app, use, where, which } from "./acts.js";
import { elements } from "./morph.js";
import { close, isOpen, open, place } from "./popups.js";

const ASK_APP_MS = 250;
const PAGE = 8;
let latest = 0;
let waiting = 0;

const listOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
const selectOf = (element) => element.closest(".select");
const optionsOf = (list) => [...list.querySelectorAll("[role=option]")];
const comboOf = (target) => (target.closest?.(".select") ? target.closest("[role=combobox]") : null);

document.addEventListener("click", (event) => {
  const field = comboOf(event.target);
  if (field) return isOpen(listOf(field)) ? undefined : show(field);
  const option = event.target.closest(".select [role=option]");
  if (option) return choose(selectOf(option).querySelector("[role=combobox]"), option);
  const chip = event.target.closest(".select .chip");
  if (chip) remove(chip);
});

document.addEventListener("input", (event) => {
  const field = comboOf(event.target);
  if (!field) return;
  clearTimeout(waiting);
  const asksApp = selectOf(field).dataset.ask === "app";
  waiting = setTimeout(() => show(field, field.value), asksApp ? ASK_APP_MS : 0);
});

document.addEventListener("focusout", (event) => {
  const field = comboOf(event.target);
  if (field && !selectOf(field).contains(event.relatedTarget)) {
    if (isOpen(listOf(field))) close();
    else settle(field);
  }
});

document.addEventListener("keydown", (event) => {
  const field = comboOf(event.target);
  if (!field) return;
  const list = listOf(field);
  if (!isOpen(list)) {
    if (["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) {
      event.preventDefault();
      show(field);
    } else if (event.key === "Backspace" && !field.value) takeAway(field);
    return;
  }
  const all = optionsOf(list);
  const at = all.findIndex((option) => option.id === field.getAttribute("aria-activedescendant"));
  const step = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, PageDown: Math.min(at + PAGE, all.length - 1), PageUp: Math.max(at - PAGE, 0) };
  if (event.key in step && all.length) {
    event.preventDefault();
    mark(field, all.at(step[event.key] % all.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (all[at]) choose(field, all[at]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    close();
  }
});

async function show(field, sought = "") {
  const select = selectOf(field);
  const list = listOf(field);
  const turn = (latest += 1);
  const query = new URLSearchParams({ as: app().dataset.as, typed: sought, key: field.id, ...where(select), ...which(select) });
  const answer = await fetch(`/options?${query}`, { headers: { "x-page": "1" } });
  if (turn !== latest || !field.isConnected || document.activeElement !== field) return;
  const told = answer.ok ? await answer.json() : { options: "", otherwise: "This menu is not there any more.", chosen: [] };
  select.dataset.chosen = JSON.stringify(told.chosen);
  list.replaceChildren(...elements(told.options));
  if (!list.children.length) list.append(nothing(told.otherwise));
  field.setAttribute("aria-expanded", "true");
  open(list, field, () => {
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    settle(field);
  });
  place();
  const chosen = list.querySelector("[aria-selected=true]");
  mark(field, chosen ?? (sought ? optionsOf(list)[0] : null));
}

function nothing(text) {
  const line = document.createElement("div");
  line.className = "heading";
  line.setAttribute("role", "option");
  line.setAttribute("aria-disabled", "true");
  line.textContent = text;
  return line;
}

function mark(field, option) {
  listOf(field).querySelector(".at")?.classList.remove("at");
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.classList.add("at");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

/** Whoever leaves the field without choosing leaves it as it was. */
function settle(field) {
  field.value = field.getAttribute("value") ?? "";
}

function choose(field, option) {
  if (option.getAttribute("aria-disabled")) return;
  const select = selectOf(field);
  const { value, label } = option.dataset;
  if (!select.classList.contains("several")) {
    close();
    return tell(select, value, () => field.setAttribute("value", label)).then(() => settle(field));
  }
  const chosen = JSON.parse(select.dataset.chosen ?? "[]");
  const kept = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const most = Number(select.dataset.most || Infinity);
  if (kept.length > most) return;
  const show = (values) => {
    select.dataset.chosen = JSON.stringify(values);
    option.setAttribute("aria-selected", String(values.includes(value)));
    chips(select, value, label, values.includes(value));
    place();
  };
  show(kept);
  tell(select, kept, undefined, () => show(chosen));
}

/** What was chosen is told in the order in which it was chosen. */
let before = Promise.resolve();

function tell(select, given, done, undo) {
  before = before.then(() => use(select, { act: "choose", given })).then((told) => (told ? done?.() : undo?.()));
  return before;
}

function chips(select, value, label, isChosen) {
  select.querySelector(`.chip[data-value="${CSS.escape(value)}"]`)?.remove();
  if (!isChosen) return;
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "chip";
  chip.dataset.value = value;
  chip.setAttribute("aria-label", `Remove ${label}`);
  chip.textContent = label;
  const cross = document.createElement("span");
  cross.setAttribute("aria-hidden", "true");
  cross.textContent = "×";
  chip.append(cross);
  select.querySelector(".combo").before(chip);
}

function remove(chip) {
  const select = selectOf(chip);
  const kept = [...select.querySelectorAll(".chip")].filter((one) => one !== chip).map((one) => one.dataset.value);
  tell(select, kept, () => {
    select.dataset.chosen = JSON.stringify(kept);
    chip.remove();
    select.querySelector("[role=combobox]").focus();
  });
}

/** Backspace in an empty field takes the last of several away, or the one that was chosen. */
function takeAway(field) {
  const chip = [...selectOf(field).querySelectorAll(".chip")].at(-1);
  if (chip) remove(chip);
}
