"use client";

import { TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { counted } from "@/lib/text/counted";

/** Number of findings about a webhook. Hover and focus show them in a tooltip, a press below the badge. */
export function FindingBadge({ findings }: { findings: readonly string[] }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    // Above the row's link, which covers the row.
    <div className="relative z-1 mt-1.5 grid justify-items-start gap-1.5">
      <Tooltip label={findings.join(". ")}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="rounded-full pointer-coarse:py-3"
        >
          <Badge tone="warning">
            <TriangleAlert aria-hidden />
            {counted(findings.length, "doubt")}
          </Badge>
        </button>
      </Tooltip>
      <div id={id} hidden={!open}>
        <FindingList findings={findings} />
      </div>
    </div>
  );
}

/** Findings about a webhook, each in a sentence. */
export function FindingList({ findings }: { findings: readonly string[] }) {
  return (
    <ul aria-label="Doubts" className="grid gap-1 text-sm text-warning-text">
      {findings.map((message) => (
        <li key={message} className="flex min-w-0 gap-1.5">
          <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{message}</span>
        </li>
      ))}
    </ul>
  );
}
