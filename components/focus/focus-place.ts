/*
 * Chooses the next focus after the focused element was removed: its replacement, the next row of its list,
 * or the heading above.
 */

/** Former place of a removed element. Updated when its neighbours are removed too. */
export type Place = {
  within: Node;
  after: Node | null;
  before: Node | null;
  /** Element that was inserted exactly in this place. */
  added?: Element;
};

const ROW = "li, tr, [role=listitem], [role=row]";
const LIST = "ul, ol, table, tbody, [role=list], [role=table], [role=rowgroup]";
const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";
const HEADING = "h1, h2, h3, h4, h5, h6";

/**
 * Follows the place of a removed `element` through changes of the document; undefined while it is
 * connected.
 */
export function follow(
  element: Element,
  records: readonly MutationRecord[],
  before?: Place,
): Place | undefined {
  if (element.isConnected) return undefined;
  let place = before;
  for (const record of records) {
    const { target, nextSibling, previousSibling } = record;
    for (const node of record.removedNodes) {
      if (node.contains(place?.within ?? element)) {
        place = { within: target, after: nextSibling, before: previousSibling };
      } else if (place?.within === target) {
        if (node === place.after) place.after = nextSibling;
        if (node === place.before) place.before = previousSibling;
        if (node === place.added) place.added = undefined;
      }
    }
    if (place?.within !== target || nextSibling !== place.after || previousSibling !== place.before) continue;
    for (const node of record.addedNodes) if (node instanceof Element) place.added ??= node;
  }
  return place;
}

/** Element that takes the focus in place of the removed `element`. */
export function heirOf(element: Element, place: Place, root: Element): HTMLElement | undefined {
  if (element.matches("h1")) return headings(root).find((heading) => heading.matches("h1"));
  const around = place.within instanceof Element ? place.within.closest(ROW) : null;
  const row = around?.isConnected ? around.querySelector<HTMLElement>(".row-link") : null;
  if (row) return row;
  if (element.closest(ROW)) return neighbour(place) ?? headingAbove(place, root);
  return (place.added && controlIn(place.added)) ?? headingAbove(place, root);
}

/** Control that stands for a row: its link, else its first visible control. */
function controlIn(element: Element): HTMLElement | undefined {
  if (element.matches(FOCUSABLE)) return element as HTMLElement;
  const all = [...element.querySelectorAll<HTMLElement>(`.row-link, ${FOCUSABLE}`)];
  const seen = all.filter((control) => control.checkVisibility());
  return seen.find((control) => control.matches(".row-link")) ?? seen[0];
}

/** Control of a row beside the place, if the list still exists. */
function neighbour({ within, after, before }: Place): HTMLElement | undefined {
  if (!(within instanceof Element && within.matches(LIST) && within.isConnected)) return undefined;
  for (let node = after; node; node = node.nextSibling) {
    const control = node instanceof Element && !node.matches("thead") && controlIn(node);
    if (control) return control;
  }
  for (let node = before; node; node = node.previousSibling) {
    const control = node instanceof Element && !node.matches("thead") && controlIn(node);
    if (control) return control;
  }
  return undefined;
}

function headings(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(HEADING)].filter((heading) => heading.checkVisibility());
}

/** Last heading before a place, else the first heading of all. */
function headingAbove({ after, before, within }: Place, root: Element): HTMLElement | undefined {
  const all = headings(root);
  const above = all.filter((heading) => {
    if (after?.isConnected) return isBefore(heading, after);
    return before?.isConnected
      ? before.contains(heading) || isBefore(heading, before)
      : isBefore(heading, within);
  });
  return above.at(-1) ?? all[0];
}

function isBefore(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
