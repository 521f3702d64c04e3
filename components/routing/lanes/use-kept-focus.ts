"use client";

import { type RefObject, useEffect, useState } from "react";

type Target = { key: string | undefined; flash: boolean };

const FLASH_MS = 900;

function buttonOf(board: HTMLElement | null, key: string): HTMLElement | null {
  return board?.querySelector(`[data-card="${CSS.escape(key)}"] button`) ?? null;
}

function flash(card: Element | null | undefined): void {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const tint = getComputedStyle(document.documentElement).getPropertyValue("--accent-subtle");
  card?.animate([{ backgroundColor: tint }, { backgroundColor: tint, offset: 0.4 }, {}], FLASH_MS);
}

/**
 * A card that goes to another lane is mounted anew there. This brings the focus back to its button, and shows where
 * it went. Call `keep` in the event that moves it.
 */
export function useKeptFocus(board: RefObject<HTMLElement | null>) {
  const [target, setTarget] = useState<Target>();
  useEffect(() => {
    if (!target) return;
    const button = target.key === undefined ? null : buttonOf(board.current, target.key);
    (button ?? board.current)?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
    // What the card shows, which covers the card itself.
    if (target.flash) flash(button?.closest("[data-card]")?.firstElementChild);
  }, [board, target]);
  return {
    /** Without a card, the focus goes to the board. */
    keep: (key: string | undefined, options: { flash: boolean }) => setTarget({ key, ...options }),
    /** The card that has the focus now, if one has. */
    focused: () =>
      board.current?.querySelector(":focus")?.closest("[data-card]")?.getAttribute("data-card") ?? undefined,
  };
}
