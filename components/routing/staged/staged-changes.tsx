"use client";

import { Undo2 } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { counted } from "@/lib/text/counted";

type StagedChangesProps<K> = {
  label: string;
  changes: { key: K; words: string; note?: ReactNode }[];
  /** Number of changes if not all are listed, and a function that lists more. */
  total?: number;
  onMore?: () => void;
  onTakeBack: (key: K) => void;
  /** Called when the last change is gone, to move the focus elsewhere. */
  onEmpty: () => void;
  className?: string;
  /** Content below the list, such as buttons for all changes. */
  children?: ReactNode;
};

/** List of staged changes in words, each with a button that discards it. */
export function StagedChanges<K extends string | number>({
  label,
  changes,
  total = changes.length,
  onMore,
  onTakeBack,
  onEmpty,
  className,
  children,
}: StagedChangesProps<K>) {
  const list = useRef<HTMLUListElement>(null);
  // Lays out in this task, so that painting gets a task of its own: many lines may appear at once.
  useLayoutEffect(() => void list.current?.offsetHeight, [changes]);
  if (changes.length === 0) return null;

  const takeBack = (key: K, index: number) => {
    // The button is removed with its line, so the focus moves to the next one, else to the one before.
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-take-back]") ?? [])];
    const next = buttons[index + 1] ?? buttons[index - 1];
    if (next) next.focus();
    else onEmpty();
    onTakeBack(key);
  };
  return (
    <section
      aria-label={label}
      className={cn("rounded-lg border border-accent/40 bg-accent-subtle px-4 py-2", className)}
    >
      <h3 className="py-1 font-semibold">{counted(total, "change")}, not saved yet</h3>
      <ul ref={list} className="max-h-[min(11rem,20dvh)] overflow-y-auto [contain:content]">
        {changes.map(({ key, words, note }, index) => (
          <li key={key}>
            <div className="flex items-center gap-3">
              <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
              <Button
                size="sm"
                variant="ghost"
                data-take-back
                aria-label={`Undo: ${words}`}
                onClick={() => takeBack(key, index)}
              >
                <Undo2 aria-hidden className="size-4" />
                <span className="max-sm:sr-only">Undo</span>
              </Button>
            </div>
            {note}
          </li>
        ))}
        {total > changes.length && (
          <li>
            <Button size="sm" variant="ghost" onClick={onMore} className="-ml-2">
              Show more, {total - changes.length} are not listed
            </Button>
          </li>
        )}
      </ul>
      {children}
    </section>
  );
}
