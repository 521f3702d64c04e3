"use client";

import { Hourglass } from "lucide-react";
import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { Button } from "@/components/ui/button";
import { useWaitingWords } from "./use-waiting-words";
import { stopWaiting } from "./waiting";

let there = false;

/**
 * Puts the note about a wait into the page, once. The note has a React root of its own, because its code is
 * loaded only when the API first asks to wait.
 */
export function placeWaitingNote(): void {
  // Tests of calls have no page.
  if (there || typeof document === "undefined") return;
  there = true;
  createRoot(document.body.appendChild(document.createElement("div"))).render(<WaitingNote />);
}

/** Note, above dialogs too, that the page continues by itself once the API takes calls again. */
function WaitingNote() {
  const words = useWaitingWords();
  return words === undefined ? null : <Note words={words} />;
}

function Note({ words }: { words: string }) {
  const note = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const first = useRef(words);
  useEffect(() => {
    note.current?.showPopover();
    // Set once: a screen reader would read every later second over everything else.
    if (status.current) status.current.textContent = first.current;
  }, []);
  return (
    <div
      ref={note}
      popover="manual"
      role="region"
      aria-label="Waiting for the API"
      className="fixed inset-x-4 top-16 bottom-auto m-0 mx-auto w-fit max-w-full rounded-lg border bg-surface-raised px-4 py-3 text-text shadow-raised"
    >
      <p ref={status} role="status" className="sr-only" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="flex min-w-0 items-center gap-2 tabular-nums">
          <Hourglass aria-hidden className="size-4 shrink-0 text-muted" />
          {words}
        </p>
        <Button size="sm" onClick={stopWaiting}>
          Stop waiting
        </Button>
      </div>
    </div>
  );
}
