import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Data table with a sticky header. Name it with `aria-label` or a caption. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <table
      className={cn("w-full border-separate border-spacing-0 text-left text-sm", className)}
      {...props}
    />
  );
}

/**
 * Row of a table, 44 px high. A link with the class `row-link` in its first cell makes the whole row open.
 */
export function Tr({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group/row transition-state relative has-[.row-link:focus-visible]:outline-2 has-[.row-link:focus-visible]:outline-focus",
        "[tbody>&]:hover:bg-hover aria-selected:bg-accent-subtle",
        className,
      )}
      {...props}
    />
  );
}

type ThProps = ComponentProps<"th"> & {
  /** Current order of the column; left out if it cannot be sorted. */
  sort?: "ascending" | "descending" | "none";
  onSort?: () => void;
  numeric?: boolean;
};

const ARROWS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const;

export function Th({ sort, onSort, numeric, className, children, ...props }: ThProps) {
  const Arrow = ARROWS[sort ?? "none"];
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={cn(
        "table-head z-10 h-9 whitespace-nowrap border-b bg-bg px-3 font-normal text-muted first:pl-4 last:pr-4",
        numeric && "text-right",
        className,
      )}
      {...props}
    >
      {sort && onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "transition-state -mx-1 inline-flex h-7 items-center gap-1 rounded-md px-1 hover:text-text pointer-coarse:h-11",
            sort !== "none" && "text-text",
          )}
        >
          {children}
          <Arrow aria-hidden className={cn("size-3.5", sort === "none" && "opacity-60")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

type TdProps = ComponentProps<"td"> & {
  numeric?: boolean;
  /** Cell with the row's buttons: above the row's link; with a mouse, shown on hover and focus only. */
  actions?: boolean;
};

export function Td({ numeric, actions, className, ...props }: TdProps) {
  return (
    <td
      className={cn(
        "h-11 border-b px-3 py-1.5 align-middle first:pl-4 last:pr-4",
        numeric && "text-right tabular-nums",
        actions &&
          "relative text-right pointer-fine:*:opacity-0 group-focus-within/row:*:opacity-100 group-hover/row:*:opacity-100 has-[[aria-expanded=true]]:*:opacity-100",
        className,
      )}
      {...props}
    />
  );
}
