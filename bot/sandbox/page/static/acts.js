// Tells the server what a person did, and the person what came of it.

import { written } from "./morph.js";
import { notice } from "./notices.js";
import { asked } from "./confirm.js";

export const app = () => document.getElementById("app");

/** Where a control is: in a modal or the home tab, or in a message. */
export function where(element) {
  const view = element.closest("[data-view]");
  if (view) return { view: view.dataset.view };
  const item = element.closest(".item");
  return item ? { channel: item.dataset.channel, ts: item.dataset.ts } : {};
}

/** Which control it is. */
export const which = (control) => ({ block: control.dataset.block, action: control.dataset.action });

/** Do something. Answers what the server says, or null when it could not be done; then the person is told why. */
export async function act(body, element) {
  element?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/do", {
      method: "POST",
      headers: { "content-type": "application/json", "x-page": "1" },
      body: JSON.stringify({ who: app().dataset.as, ...body }),
    });
    const told = await answer.json();
    if (answer.ok) return told;
    notice(told.error);
  } catch {
    notice("The workspace does not answer.");
  } finally {
    element?.removeAttribute("aria-busy");
  }
  return null;
}

/** Use a control, once its question was answered with yes, and with what was typed beside it. */
export async function use(control, body) {
  if (control.dataset.confirm && !(await asked(JSON.parse(control.dataset.confirm)))) return null;
  const place = where(control);
  return act({ ...place, ...which(control), filled: typed(control), ...body }, control);
}

/** What was typed in the fields around a control and not yet told. */
export function typed(control) {
  const around = control.closest("[data-view], .item");
  const fields = around ? [...around.querySelectorAll("[data-does=write]")] : [];
  const news = fields.filter((field) => written.has(field) && written.get(field) !== field.value);
  return news.map((field) => {
    written.set(field, field.value);
    return { ...which(field), given: field.value, rich: "rich" in field.dataset };
  });
}
