export type Side = "top" | "bottom";
export type Align = "start" | "center" | "end";

const EDGE = 8;

/**
 * Places a shown popover (top layer, position fixed) beside its anchor: on the wished side if it fits there
 * or fits nowhere better, never over the window's edge, and never taller than the room it has.
 */
export function place(anchor: Element, floating: HTMLElement, side: Side, align: Align, gap = 6): void {
  const box = anchor.getBoundingClientRect();
  floating.style.maxHeight = "";
  const { offsetWidth: width, offsetHeight: height } = floating;
  const above = box.top - gap - EDGE;
  const below = window.innerHeight - box.bottom - gap - EDGE;
  const wished = side === "bottom" ? below : above;
  const flip = height > wished && (side === "bottom" ? above : below) > wished;
  const upward = (side === "top") !== flip;
  const room = Math.max(upward ? above : below, 96);
  const shown = Math.min(height, room);
  const left =
    align === "start" ? box.left : align === "end" ? box.right - width : box.left + (box.width - width) / 2;
  floating.style.maxHeight = `${room}px`;
  floating.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
  floating.style.top = `${upward ? box.top - gap - shown : box.bottom + gap}px`;
}
