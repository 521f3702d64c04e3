import type { ReactNode } from "react";

/** List of any length in a small scroll area, which the arrow keys move. */
export function ScrollList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // A region that scrolls has to be reached by the keyboard.
      tabIndex={0}
      className="max-h-56 overflow-y-auto rounded-md border bg-surface px-3 max-sm:max-h-44"
    >
      <ul className="divide-y text-sm">{children}</ul>
    </section>
  );
}
