"use client";

import { Check } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { cn } from "../cn";
import type { ComboboxRow } from "./combobox-rows";
import { Name } from "../name";
import { Popover } from "../overlays/popover";

type ComboboxListProps = {
  id: string;
  anchor: RefObject<HTMLInputElement | null>;
  rows: readonly ComboboxRow[];
  active: number;
  value: string;
  onChoose: (row: ComboboxRow) => void;
  onHover: (row: number) => void;
  onDismiss: () => void;
};

/** List of a combobox. The focus stays in the field. */
export function ComboboxList({
  id,
  anchor,
  rows,
  active,
  value,
  onChoose,
  onHover,
  onDismiss,
}: ComboboxListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <Popover
      anchor={anchor}
      onDismiss={onDismiss}
      matchWidth
      className="max-w-[calc(100vw-1rem)] p-1"
      // A press in the list must not take the focus out of the field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div ref={list} id={id} role="listbox" className="max-h-80 overflow-y-auto">
        {rows.map((row, index) => {
          const head = row.group !== rows[index - 1]?.group ? row.group : undefined;
          return (
            <div key={`${row.value} ${row.custom ?? ""}`} role="presentation">
              {head && (
                <div role="presentation" className="px-2 pt-2 pb-1 text-muted text-sm">
                  {head}
                </div>
              )}

              <div
                id={`${id}-${index}`}
                role="option"
                aria-selected={row.value === value && !row.custom}
                data-active={index === active ? "" : undefined}
                onClick={() => onChoose(row)}
                onPointerMove={() => index !== active && onHover(index)}
                className={cn(
                  "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 pointer-coarse:min-h-11",
                  index === active && "bg-hover",
                )}
              >
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <Name>{row.label}</Name>
                  {row.description && <span className="block text-muted text-sm">{row.description}</span>}
                </span>
                {row.value === value && !row.custom && (
                  <Check aria-hidden className="size-4 shrink-0 text-accent-strong" />
                )}
              </div>
            </div>
          );
        })}
        {rows.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled className="px-2 py-1.5 text-muted">
            No match
          </div>
        )}
      </div>
    </Popover>
  );
}
