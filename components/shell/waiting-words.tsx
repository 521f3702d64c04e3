"use client";

import { Hourglass } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { stopWaiting } from "./heeded";
import { useWaitingWords } from "./use-waiting-words";

/** What is waited for, above everything, with a way to stop it. */
export function WaitingWords() {
  const words = useWaitingWords();
  return words === undefined ? null : <Note words={words} />;
}

function Note({ words }: { words: string }) {
  const announce = useAnnounce();
  const note = useRef<HTMLDivElement>(null);
  const first = useRef(words);
  useEffect(() => {
    note.current?.showPopover();
    // Once: the seconds after it would be read over everything else.
    announce(first.current);
  }, [announce]);
  return (
    <div
      ref={note}
      popover="manual"
      className="fixed inset-x-4 top-auto bottom-4 m-0 mx-auto w-fit max-w-full rounded-lg border bg-surface-raised px-4 py-3 text-text shadow-raised"
    >
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
