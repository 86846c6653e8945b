// Makes what is in the page like what the server drew, and touches nothing else: not a field in which somebody writes,
// not the focus, not an open list.

/** Fields in which a person has written, each with what the server was last told of it. */
export const written = new WeakMap();

const OWN = ["aria-expanded", "aria-activedescendant", "aria-busy", "open"];

export function morph(old, fresh) {
  if (old.hasAttribute("data-client") || old.isEqualNode(fresh)) return old;
  if (old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
    old.replaceWith(fresh);
    return fresh;
  }
  const valued = old.getAttribute("value") !== fresh.getAttribute("value");
  const filled = old.nodeName === "TEXTAREA" && old.defaultValue !== fresh.defaultValue;
  const checked = old.defaultChecked !== fresh.defaultChecked;
  attributes(old, fresh);
  if (old.matches("input, textarea") && !written.has(old) && old !== document.activeElement) {
    if (valued || filled) old.value = fresh.value;
    if (checked) old.checked = fresh.checked;
  }
  if (old.nodeName !== "TEXTAREA") children(old, fresh);
  else if (filled && !written.has(old)) old.defaultValue = fresh.defaultValue;
  return old;
}

/** The elements of a piece of HTML from our own server. */
export function elements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OWN.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!OWN.includes(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function children(old, fresh) {
  const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const same = wanted.id ? named.get(wanted.id) : like(at, wanted) ? at : null;
    if (!same) {
      old.insertBefore(wanted, at);
      continue;
    }
    if (same === at) at = at.nextSibling;
    else old.insertBefore(same, at);
    if (same.nodeType === Node.ELEMENT_NODE) {
      if (morph(same, wanted) !== same && at === same) at = wanted.nextSibling;
    } else if (same.data !== wanted.data) same.data = wanted.data;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function like(node, wanted) {
  return node && node.nodeName === wanted.nodeName && !node.id && !wanted.id;
}
