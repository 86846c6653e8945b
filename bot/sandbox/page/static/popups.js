// Lists below a field or a button: in the browser's top layer, so that nothing cuts them off, also within a modal.

let opened = null;

/** Show a list below its anchor; `closed` is called when it is closed by whatever. */
export function open(list, anchor, closed) {
  if (opened?.list === list) return;
  close();
  list.showPopover();
  opened = { list, anchor, closed };
  place();
}

export function close() {
  if (!opened) return;
  const { list, closed } = opened;
  opened = null;
  if (list.isConnected && list.matches(":popover-open")) list.hidePopover();
  closed?.();
}

export const isOpen = (list) => opened?.list === list;

/** Put the open list where there is room: below its anchor, or above. */
export function place() {
  if (!opened) return;
  const { list, anchor } = opened;
  if (!anchor.isConnected || !list.isConnected) return close();
  const box = anchor.getBoundingClientRect();
  list.style.minWidth = `${Math.min(box.width, innerWidth - 16)}px`;
  const below = innerHeight - box.bottom - 12;
  const above = box.top - 12;
  const up = below < Math.min(list.scrollHeight, 220) && above > below;
  list.style.maxHeight = `${Math.max(80, Math.min(up ? above : below, 320))}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
  list.style.top = up ? `${box.top - list.offsetHeight - 4}px` : `${box.bottom + 4}px`;
}

addEventListener("resize", place);
document.addEventListener("scroll", (event) => opened && !opened.list.contains(event.target) && place(), true);
document.addEventListener("pointerdown", (event) => {
  if (opened && !opened.list.contains(event.target) && !opened.anchor.contains(event.target)) close();
});
