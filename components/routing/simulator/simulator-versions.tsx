import type { ReactNode } from "react";
import type { Seat } from "@/lib/routing/model";

/** Seats before and after the staged changes. */
export type Versions = { before: Seat[]; after: Seat[] | undefined };

/** Two results side by side: "As saved" and "With your changes". */
export function SideBySide({ before, after }: { before: ReactNode; after?: ReactNode }) {
  if (after === undefined) return <>{before}</>;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <section aria-label="As saved" className="grid min-w-0 content-start gap-2">
        <h3 className="font-semibold">As saved</h3>
        {before}
      </section>
      <section aria-label="With your changes" className="grid min-w-0 content-start gap-2">
        <h3 className="font-semibold">With your changes</h3>
        {after}
      </section>
    </div>
  );
}
