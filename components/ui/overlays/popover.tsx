"use client";

import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "../cn";
import { mergeRefs } from "../merge-refs";
import { type Align, place, type Side } from "../placement";

type PopoverProps = ComponentProps<"div"> & {
  anchor: RefObject<Element | null>;
  onDismiss: () => void;
  side?: Side;
  align?: Align;
  /** Makes the surface at least as wide as the anchor. */
  matchWidth?: boolean;
};

/**
 * Surface in the browser's top layer beside its anchor, shown while mounted. It keeps its place in the
 * document, so it also works inside a modal dialog. A press outside calls `onDismiss`.
 */
export function Popover({
  anchor,
  onDismiss,
  side = "bottom",
  align = "start",
  matchWidth,
  className,
  ref,
  ...props
}: PopoverProps) {
  const surface = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const floating = surface.current;
    const beside = anchor.current;
    if (!floating || !beside) return;
    const update = () => {
      if (matchWidth) floating.style.minWidth = `${beside.getBoundingClientRect().width}px`;
      place(beside, floating, side, align);
    };
    floating.showPopover();
    update();
    const resized = new ResizeObserver(update);
    resized.observe(floating);
    const scrolled = (event: Event) => event.target !== floating && update();
    window.addEventListener("resize", update);
    window.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => {
      resized.disconnect();
      window.removeEventListener("resize", update);
      window.removeEventListener("scroll", scrolled, { capture: true });
    };
  }, [anchor, side, align, matchWidth]);

  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      const target = event.target instanceof Node ? event.target : null;
      if (!surface.current?.contains(target) && !anchor.current?.contains(target)) onDismiss();
    };
    document.addEventListener("pointerdown", pressed, true);
    return () => document.removeEventListener("pointerdown", pressed, true);
  }, [anchor, onDismiss]);

  return (
    <div
      ref={mergeRefs(surface, ref)}
      popover="manual"
      className={cn(
        "fixed inset-auto m-0 overflow-auto overscroll-contain rounded-lg border bg-surface-raised text-text shadow-raised",
        "transition-surface starting:scale-[0.98] starting:opacity-0",
        className,
      )}
      {...props}
    />
  );
}
