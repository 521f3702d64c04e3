"use client";

import { Banner } from "@/components/ui/banner";
import type { Planned } from "@/lib/transfer/api";
import { counted } from "@/lib/text/counted";

/** Doubts about a file: legal content that is probably a mistake, each with its line. */
export function DoubtList({ doubts }: { doubts: Planned["doubts"] }) {
  return (
    <Banner
      tone="warning"
      title={`${counted(doubts.length, "warning")}: the API accepts this, but it may be a mistake`}
    >
      <ul aria-label="Warnings" className="grid max-h-72 gap-1 overflow-y-auto">
        {doubts.map(({ path, line, message }, index) => (
          <li key={`${index} ${path}`} className="[overflow-wrap:anywhere] first-letter:uppercase">
            {line !== undefined && `Line ${line}: `}
            {message}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
