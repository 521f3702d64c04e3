"use client";

import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { place } from "@/components/ui/placement";
import { isGone } from "./load-again";

/** Reloads the page without the question about unsaved edits: forms keep their drafts. */
export const ReloadContext = createContext(() => window.location.reload());

type LoadFailedProps = { error: Error; onRetry: () => void; onGiveUp?: () => void };

/**
 * Message about a part that could not be loaded, with a button that tries again or reloads. Part of the
 * first load itself, and styled only by rules that every page has.
 */
export function LoadFailed({ error, onRetry, onGiveUp }: LoadFailedProps) {
  const reload = useContext(ReloadContext);
  const [gone, setGone] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const pressed = useBeside(box, onGiveUp);
  useEffect(() => {
    let current = true;
    void isGone(error).then((it) => current && setGone(it));
    return () => {
      current = false;
    };
  }, [error]);
  const retry = () => {
    // A dialog gives the focus back to the element that had it, so the pressed control takes it before the
    // retry.
    if (onGiveUp) pressed?.focus();
    onRetry();
  };
  return (
    <div
      ref={box}
      role="alert"
      popover={onGiveUp && "manual"}
      className={cn(
        "flex-wrap items-center gap-x-3 gap-y-2 whitespace-normal rounded-lg border bg-surface-raised p-3 text-left text-base text-text",
        onGiveUp ? "inset-auto m-0 w-80 max-w-full shadow-raised open:flex" : "flex",
      )}
    >
      <p className="min-w-0 flex-1 basis-40">
        {gone
          ? "Switchboard was updated. Reload to continue: forms keep what you typed, except secrets."
          : "This could not be loaded."}
      </p>
      <Button size="sm" onClick={gone ? reload : retry}>
        {gone ? "Reload" : "Try again"}
      </Button>
    </div>
  );
}

/**
 * Shows the message beside the pressed control if the part opens over the page. The next press anywhere
 * else gives up, so that pressing the same control tries again.
 */
function useBeside(box: RefObject<HTMLElement | null>, onGiveUp: (() => void) | undefined) {
  const [pressed] = useState(() => document.activeElement);
  const over = onGiveUp !== undefined;
  useLayoutEffect(() => {
    if (!over || !box.current) return;
    box.current.showPopover();
    const beside = pressed === document.body ? document.querySelector("h1") : pressed;
    if (!beside) return;
    const atEnd = beside.getBoundingClientRect().left > window.innerWidth / 2;
    place(beside, box.current, "bottom", atEnd ? "end" : "start");
  }, [over, pressed, box]);
  useEffect(() => {
    if (!onGiveUp) return;
    const elsewhere = (event: Event) => {
      const inside = event.target instanceof Node && box.current?.contains(event.target);
      const moves = event instanceof KeyboardEvent && /Tab|Shift/.test(event.key);
      if (!inside && !moves) flushSync(onGiveUp);
    };
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    window.addEventListener("pointerdown", elsewhere, options);
    window.addEventListener("keydown", elsewhere, options);
    return () => stop.abort();
  }, [box, onGiveUp]);
  return pressed instanceof HTMLElement ? pressed : undefined;
}
