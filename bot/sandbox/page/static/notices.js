// What is said to a person beside the messages: why something could not be done, and what Slack itself would warn of.

const MOST = 4;

export function notice(text) {
  const notices = document.getElementById("notices");
  const same = [...notices.children].find((other) => includes(other.firstChild.textContent, text));
  if (same) return;
  const told = document.createElement("div");
  told.className = "notice warning";
  told.setAttribute("role", "alert");
  const said = document.createElement("p");
  said.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button quiet";
  close.setAttribute("aria-label", "Dismiss");
  close.textContent = "✕";
  close.addEventListener("click", () => told.remove());
  told.append(said, close);
  notices.append(told);
  while (notices.children.length > MOST) notices.firstElementChild.remove();
  raise(notices);
}

/** Whether one says what the other says: a refusal and Slack's own warning of it are one. */
const includes = (one, other) => one.includes(other) || other.includes(one);

/** Above an open modal, too. */
function raise(notices) {
  const dialog = document.querySelector("dialog[open]");
  (dialog ?? document.body).append(notices);
}

export function lower() {
  document.body.append(document.getElementById("notices"));
}
