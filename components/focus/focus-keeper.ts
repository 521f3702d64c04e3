import { follow, heirOf, type Place } from "./focus-place";

/** An element that had the focus; once it is removed, also its former place. */
type Held = { element: Element; place?: Place };

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** The open modal dialog, which makes everything else inert; the last one if several are open. */
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
 * Watches the document so that the focus never falls back to its beginning: a focused element may be
 * removed, a dialog may outlive the button that should get the focus back, and a new page may appear. One
 * place for all of these.
 */
export class FocusKeeper {
  /** Last focused element outside of dialogs, and the last one inside a dialog. */
  #outside: Held | undefined;
  #inside: Held | undefined;
  #isNewPage = false;
  #frame = 0;
  readonly #main: Element;
  readonly #observer = new MutationObserver((records) => this.#changed(records));

  /** @param main element that holds the page and stays when pages change */
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

  /**
   * Announces a new page, loaded or loading: its heading takes the focus, unless one of its fields has it.
   */
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

  /** A press on an empty place is a choice to drop the focus, so it is not restored. */
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

  /** Waits a frame, so that the page's own handling of the focus comes first. */
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
