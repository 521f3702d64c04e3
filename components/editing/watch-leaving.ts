import { isReached } from "../requests/connection";
import { isLeaving } from "../requests/leave";

type Watch = {
  isDirty: () => boolean;
  /** Asks whether to leave if work is unsaved, and waits until the server answers; `proceed` leaves. */
  ask: (proceed: () => void) => void;
  push: (href: string) => void;
};

/** Used part of the Navigation API, which not every browser has. */
type Traversal = Event & { navigationType: string; destination: { key: string } };
type NavigationLike = EventTarget & { traverseTo: (key: string) => unknown };

/**
 * Watches every way out of a page with unsaved work, and links to other pages while the server cannot be
 * reached. Returns a function that ends this.
 */
export function watchLeaving({ isDirty, ask, push }: Watch): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const inTheWay = () => isDirty() && !isLeaving();

  window.addEventListener("beforeunload", (event) => inTheWay() && event.preventDefault(), { signal });

  const clicked = (event: MouseEvent) => {
    const href = inTheWay() || !isReached() ? pageOf(event) : undefined;
    if (href === undefined) return;
    // Next's link ignores a click that was already handled.
    event.preventDefault();
    ask(() => push(href));
  };
  document.addEventListener("click", clicked, { capture: true, signal });

  const navigation = "navigation" in window ? (window.navigation as NavigationLike) : undefined;
  let permitted: string | undefined;
  const traversed = (event: Event) => {
    const { navigationType, destination, cancelable } = event as Traversal;
    const asked = destination.key === permitted;
    permitted = undefined;
    if (navigationType !== "traverse" || asked || !cancelable || !inTheWay()) return;
    event.preventDefault();
    ask(() => {
      permitted = destination.key;
      navigation?.traverseTo(destination.key);
    });
  };
  navigation?.addEventListener("navigate", traversed, { signal });

  return () => stop.abort();
}

/** Path of another page of Switchboard that a click would open in this tab. */
function pageOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || (link.target && link.target !== "_self") || link.hasAttribute("download"))
    return undefined;
  const { origin, pathname, search, hash } = new URL(link.href);
  const { location } = window;
  if (origin !== location.origin || (pathname === location.pathname && search === location.search))
    return undefined;
  return pathname + search + hash;
}
