// Where people write: drafts that survive everything, completion of commands, people, channels and emoji.

import { act, app } from "./acts.js";
import { close, isOpen, open } from "./popups.js";

const MOST = 8;
let known = null;

const composerOf = (element) => element.closest?.("[data-composer]");
const fieldOf = (form) => form.querySelector("textarea");
const listOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
const draft = (form) => `draft/${form.dataset.key}`;

/** Put what was written and not sent back into the fields. */
export function restore() {
  for (const form of document.querySelectorAll("[data-composer]")) {
    const field = fieldOf(form);
    if (!field) continue;
    const kept = sessionStorage.getItem(draft(form)) ?? "";
    if (field.value !== kept) field.value = kept;
    grow(field);
  }
}

/** Forget what can be completed: somebody else sits here now. */
export function forget() {
  known = null;
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 240)}px`;
}

document.addEventListener("input", (event) => {
  const form = composerOf(event.target);
  if (!form) return;
  const field = fieldOf(form);
  if (field.value) sessionStorage.setItem(draft(form), field.value);
  else sessionStorage.removeItem(draft(form));
  grow(field);
  complete(field);
});

document.addEventListener("submit", (event) => {
  const form = composerOf(event.target);
  if (!form) return;
  event.preventDefault();
  send(form);
});

document.addEventListener("keydown", (event) => {
  const form = composerOf(event.target);
  if (!form || event.target.nodeName !== "TEXTAREA" || event.isComposing) return;
  const field = event.target;
  if (isOpen(listOf(field)) && inList(field, event)) return event.preventDefault();
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(form);
  }
});

document.addEventListener("click", (event) => {
  const option = event.target.closest("[data-composer] [role=option]");
  if (option) take(fieldOf(composerOf(option)), option);
});

document.addEventListener("focusout", (event) => {
  if (composerOf(event.target) && isOpen(listOf(fieldOf(composerOf(event.target)))) && event.relatedTarget) close();
});

async function send(form) {
  const field = fieldOf(form);
  const text = field.value.trim();
  if (!text || form.getAttribute("aria-busy")) return;
  close();
  const sent = field.value;
  const told = await act({ act: "say", channel: form.dataset.channel, ts: form.dataset.thread, given: text }, form);
  if (!told || field.value !== sent) return;
  field.value = "";
  sessionStorage.removeItem(draft(form));
  grow(field);
}

async function complete(field) {
  const before = field.value.slice(0, field.selectionStart);
  const sought = wanted(before);
  if (!sought) return isOpen(listOf(field)) && close();
  known ??= fetch(`/names?as=${encodeURIComponent(app().dataset.as)}`).then((answer) => answer.json());
  const found = matches(sought, await known).slice(0, MOST);
  if (before !== field.value.slice(0, field.selectionStart)) return;
  if (!found.length) return close();
  const list = listOf(field);
  list.replaceChildren(...found.map((one, number) => line(list.id, number, one, sought.start)));
  open(list, field, () => field.removeAttribute("aria-activedescendant"));
  mark(field, list.firstElementChild);
}

/** What the word before the caret is the beginning of. */
function wanted(before) {
  const command = /^(\/\S*)( ?)(\S*)$/.exec(before);
  if (command) return command[2] ? { kind: "usage", command: command[1], text: command[3], start: command[1].length + 1 } : { kind: "command", text: command[1], start: 0 };
  const word = /(?:^|\s)([@#])([\w.-]*)$/.exec(before);
  return word && { kind: word[1], text: word[2].toLowerCase(), start: before.length - word[2].length - 1 };
}

function matches({ kind, text, command }, names) {
  const begins = (value) => value.toLowerCase().startsWith(text.toLowerCase());
  if (kind === "command") return names.commands.filter(([name]) => begins(name)).map(([name, usage, about]) => ({ insert: `${name} `, label: name, about: usage || about }));
  if (kind === "usage") return usages(names, command).filter((one) => begins(one.split(" ")[0])).map((one) => ({ insert: `${one.split(" ")[0]} `, label: `${command} ${one}`, about: "" }));
  const pool = kind === "@" ? names.people : names.channels;
  const fits = ([name, about]) => begins(name) || about.toLowerCase().split(" ").some((word) => word.startsWith(text));
  return pool.filter(fits).map(([name, about]) => ({ insert: `${kind}${name} `, label: `${kind}${name}`, about }));
}

function usages(names, command) {
  const found = names.commands.find(([name]) => name === command);
  return found ? found[1].split("|").map((one) => one.trim()).filter(Boolean) : [];
}

function line(key, number, { insert, label, about }, start) {
  const option = document.createElement("div");
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.id = `${key}-${number}`;
  option.dataset.insert = insert;
  option.dataset.start = start;
  const name = document.createElement("span");
  name.textContent = label;
  const small = document.createElement("small");
  small.textContent = about;
  option.append(name, small);
  return option;
}

function inList(field, event) {
  const all = [...listOf(field).children];
  const at = all.findIndex((option) => option.classList.contains("at"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(field, all.at((at + (event.key === "ArrowDown" ? 1 : -1)) % all.length));
  else if ((event.key === "Enter" && !event.shiftKey && !isWhole(field, all[at])) || event.key === "Tab") take(field, all[at]);
  else if (event.key === "Escape") close();
  else return false;
  return true;
}

/** Whether what the line would insert stands there already: then Enter sends. */
function isWhole(field, option) {
  return field.value.slice(Number(option.dataset.start), field.selectionStart) === option.dataset.insert.trimEnd();
}

function mark(field, option) {
  listOf(field).querySelector(".at")?.classList.remove("at");
  option.classList.add("at");
  option.setAttribute("aria-selected", "true");
  for (const other of listOf(field).children) if (other !== option) other.setAttribute("aria-selected", "false");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function take(field, option) {
  field.setRangeText(option.dataset.insert, Number(option.dataset.start), field.selectionStart, "end");
  close();
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
