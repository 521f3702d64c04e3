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
 * Follows a card to another lane with the focus and a flash, since the card is mounted again there and
 * loses the focus. Call `keep` in the event that moves the card.
 */
export function useKeptFocus(board: RefObject<HTMLElement | null>) {
  const [target, setTarget] = useState<Target>();
  useEffect(() => {
    if (!target) return;
    const button = target.key === undefined ? null : buttonOf(board.current, target.key);
    (button ?? board.current)?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: "nearest" });
    // The card's content covers the card itself, so the content flashes.
    if (target.flash) flash(button?.closest("[data-card]")?.firstElementChild);
  }, [board, target]);
  return {
    /** Without a key, or if the card is gone, the board takes the focus. */
    keep: (key: string | undefined, options: { flash: boolean }) => setTarget({ key, ...options }),
    /** Key of the focused card, if a card has the focus. */
    focused: () =>
      board.current?.querySelector(":focus")?.closest("[data-card]")?.getAttribute("data-card") ?? undefined,
  };
}
