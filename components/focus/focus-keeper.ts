import { follow, heirOf, type Place } from "./focus-place";

/** An element that had the focus, and once it is gone, where it was. */
type Held = { element: Element; place?: Place };

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** The dialog that everything else is inert behind, if one is open. */
function openModal(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("dialog:modal")].at(-1);
}

function focus(element: HTMLElement): void {
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: true });
}

/**
 * Watches the document so that the focus never falls to its beginning: the element that had it may be removed, the
 * dialog that was to give it back may outlive its button, and a new page may come. One place for all of these.
 */
export class FocusKeeper {
  /** The last element outside of dialogs, and the last inside of one. */
  #outside: Held | undefined;
  #inside: Held | undefined;
  #isNewPage = false;
  #frame = 0;
  readonly #main: Element;
  readonly #observer = new MutationObserver((records) => this.#changed(records));

  /** @param main what holds the page, and stays while pages change */
  constructor(main: Element) {
    this.#main = main;
    document.addEventListener("focusin", this.#focused);
    document.addEventListener("pointerdown", this.#pressed);
    this.#observer.observe(document.body, { childList: true, subtree: true });
  }

  stop(): void {
    document.removeEventListener("focusin", this.#focused);
    document.removeEventListener("pointerdown", this.#pressed);
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Another page is there, or is about to come: its heading takes the focus, unless a field of it has done so. */
  pageChanged(): void {
    this.#isNewPage = true;
    this.#look();
  }

  readonly #focused = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    this.#isNewPage = false;
    if (target.closest("dialog")) this.#inside = { element: target };
    else this.#outside = { element: target };
  };

  /** Whoever presses where nothing is has let go of what had the focus. */
  readonly #pressed = () => {
    requestAnimationFrame(() => {
      if (isLost() && this.#outside?.element.isConnected) this.#outside = undefined;
    });
  };

  #changed(records: readonly MutationRecord[]): void {
    for (const held of [this.#outside, this.#inside]) {
      if (held) held.place = follow(held.element, records, held.place);
    }
    if (this.#isNewPage || isLost()) this.#look();
  }

  /** After what the page itself does about the focus. */
  #look(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#restore());
  }

  #restore(): void {
    const modal = openModal();
    if (this.#isNewPage && !modal) return this.#enterPage();
    if (!isLost()) return;
    const held = modal ? this.#inside : this.#outside;
    const heir = held?.place && heirOf(held.element, held.place, modal ?? this.#main);
    if (heir) focus(heir);
    else modal?.focus();
  }

  #enterPage(): void {
    const active = document.activeElement;
    const isInPage = active !== this.#main && this.#main.contains(active);
    const heading = this.#main.querySelector<HTMLElement>("h1");
    if (isInPage) this.#isNewPage = false;
    // A page that is still loading may have no heading yet: it is looked for again with the next change.
    else if (heading) focus(heading);
  }
}
