"use client";

import { Slot } from "./slot";
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Keys } from "./keys";
import { place } from "./placement";

const DELAY_MS = 400;

type TooltipProps = {
  label: string;
  shortcut?: string;
  /** False if the label is already the child's name, which would otherwise be read twice. */
  describes?: boolean;
  /** One focusable element. */
  children: ReactElement;
};

/** Short explanation on hover and on keyboard focus. Escape hides it, and the pointer may move onto it. */
export function Tooltip({ label, shortcut, describes = true, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const later = (next: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <>
      <Slot
        ref={anchor}
        aria-describedby={open && describes ? id : undefined}
        onPointerEnter={(event) => event.pointerType !== "touch" && later(true, DELAY_MS)}
        onPointerLeave={() => later(false, 80)}
        onPointerDown={() => later(false, 0)}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && later(true, 0)}
        onBlur={() => later(false, 0)}
      >
        {children}
      </Slot>
      {open && (
        <Bubble
          id={id}
          anchor={() => anchor.current}
          onHide={() => later(false, 0)}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={() => later(false, 80)}
        >
          {label}
          {shortcut && <Keys keys={shortcut} />}
        </Bubble>
      )}
    </>
  );
}

type BubbleProps = {
  id: string;
  anchor: () => HTMLElement | null;
  onHide: () => void;
  onEnter: () => void;
  onLeave: () => void;
  children: React.ReactNode;
};

function Bubble({ id, anchor, onHide, onEnter, onLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  const parts = useRef({ anchor, onHide });
  useLayoutEffect(() => {
    const floating = bubble.current;
    const beside = parts.current.anchor();
    if (!floating || !beside) return;
    floating.showPopover();
    place(beside, floating, "top", "center");
    const { onHide: hide } = parts.current;
    // Stopped here, so that Escape closes only what opened last.
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", escape);
    window.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", escape);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);
  return (
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed inset-auto m-0 flex max-w-72 items-center gap-2 rounded-md bg-text px-2 py-1 text-bg text-xs shadow-raised transition-surface starting:opacity-0"
    >
      {children}
    </div>
  );
}
