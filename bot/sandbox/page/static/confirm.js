// The question that a control asks before it does something.

import { elements } from "./morph.js";

/** Whether the person says yes. */
export function asked({ title, text, confirm, deny, style }) {
  const dialog = document.createElement("dialog");
  dialog.className = "modal question";
  dialog.setAttribute("aria-labelledby", "question-title");
  const head = document.createElement("h2");
  head.id = "question-title";
  head.textContent = title;
  const body = document.createElement("div");
  body.className = "modal-body";
  body.append(...elements(text));
  const foot = document.createElement("footer");
  foot.className = "foot";
  const no = button(deny, "button");
  const yes = button(confirm, `button ${style === "danger" ? "danger" : "primary"}`);
  foot.append(no, yes);
  dialog.append(head, body, foot);
  const back = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  yes.focus();
  return new Promise((answer) => {
    no.addEventListener("click", () => dialog.close("no"));
    yes.addEventListener("click", () => dialog.close("yes"));
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus();
      answer(dialog.returnValue === "yes");
    });
  });
}

function button(label, classes) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = classes;
  made.textContent = label;
  return made;
}
