"use client";

import { Search } from "lucide-react";
import type { RefObject } from "react";
import { Input } from "@/components/ui/inputs/input";
import { cn } from "@/components/ui/cn";

type ListSearchProps = {
  ref: RefObject<HTMLInputElement | null>;
  /** Label of the field: "Search bots". */
  label: string;
  value: string;
  onSearch: (typed: string) => void;
  className?: string;
};

/** Search field of a list; the key `/` focuses it (see use-list-keys). */
export function ListSearch({ ref, label, value, onSearch, className }: ListSearchProps) {
  return (
    <span className={cn("relative flex items-center sm:w-64", className)}>
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-muted" />
      <Input
        ref={ref}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        className="h-control-sm pl-8"
      />
    </span>
  );
}
