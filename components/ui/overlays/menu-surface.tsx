"use client";

import { type ComponentProps, type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { fold } from "@/lib/text/fold";
import { shortcutKey } from "./keyboard";
import { Popover } from "./popover";

const ITEMS = "[role=menuitem], [role=menuitemradio]";
const TYPEAHEAD_MS = 600;

/**
 * Items that can take the focus: without the hidden ones, which have a place of their own beside the menu
 * on a wide screen.
 */
function shownItems(surface: HTMLElement | null): HTMLElement[] {
  return [...(surface?.querySelectorAll<HTMLElement>(ITEMS) ?? [])].filter((item) => item.checkVisibility());
}

type MenuSurfaceProps = ComponentProps<typeof Popover> & { start: "first" | "last"; onClose: () => void };

/** The open menu: arrows, Home, End and the first letters move; Escape and Tab close it. */
export function MenuSurface({ start, onClose, ...props }: MenuSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", latin: "", at: 0 });
  const items = () => shownItems(surface.current);

  useEffect(() => {
    const all = shownItems(surface.current);
    const chosen = surface.current?.querySelector<HTMLElement>("[aria-checked=true]");
    (chosen ?? all[start === "first" ? 0 : all.length - 1])?.focus();
  }, [start]);

  const go = (event: KeyboardEvent, to: (at: number, count: number) => number) => {
    event.preventDefault();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    all[(to(at, all.length) + all.length) % all.length]?.focus();
  };

  const search = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && typed.current.text === "") return;
    event.preventDefault();
    const fresh = event.timeStamp - typed.current.at > TYPEAHEAD_MS;
    const text = (fresh ? "" : typed.current.text) + event.key;
    // The same keys on a Latin keyboard: finds English items for a person who types in another alphabet.
    const latin = (fresh ? "" : typed.current.latin) + shortcutKey(event);
    typed.current = { text, latin, at: event.timeStamp };
    const all = items();
    const from = all.findIndex((item) => item === document.activeElement) + (text.length > 1 ? 0 : 1);
    const ordered = [...all.slice(from), ...all.slice(0, from)];
    const begins = (start: string) => ordered.find((item) => fold(item.textContent).startsWith(fold(start)));
    (begins(text) ?? begins(latin))?.focus();
  };

  const key = (event: KeyboardEvent) => {
    // Parents of the menu must not react to these keys.
    event.stopPropagation();
    if (event.key === "ArrowDown") go(event, (at) => at + 1);
    else if (event.key === "ArrowUp") go(event, (at) => at - 1);
    else if (event.key === "Home") go(event, () => 0);
    else if (event.key === "End") go(event, (_, count) => count - 1);
    else if (event.key === "Tab") onClose();
    else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    } else search(event);
  };

  const hover = (event: PointerEvent) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(ITEMS) : null;
    if (event.pointerType === "mouse" && target !== document.activeElement) target?.focus();
  };

  return (
    <Popover
      ref={surface}
      role="menu"
      tabIndex={-1}
      onKeyDown={key}
      onPointerMove={hover}
      className="min-w-44 max-w-80 p-1 outline-none"
      {...props}
    />
  );
}
