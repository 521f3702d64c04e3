"use client";

import { useState } from "react";
import { forget, leftBy } from "@/components/editing/left-behind";
import { useSession } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { counted, plural } from "@/lib/text/counted";

/**
 * Note about drafts and samples that stay in this browser after sign-out, with a button that discards them.
 */
export function DraftsNote() {
  const session = useSession();
  const [left, setLeft] = useState(() => leftBy(session));
  const [discarded, setDiscarded] = useState(false);
  const { drafts, samples } = left;
  if (drafts.length + samples.length === 0) {
    return discarded ? <p role="status">No drafts or samples are left in this browser.</p> : null;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 basis-64 text-muted">{wordsOf(drafts.length, samples.length)}</p>
      <Button
        size="sm"
        onClick={() => {
          forget([...drafts, ...samples]);
          setLeft({ drafts: [], samples: [] });
          setDiscarded(true);
        }}
      >
        Discard {plural(drafts.length + samples.length, "it", "them")}
      </Button>
    </div>
  );
}

function wordsOf(drafts: number, samples: number): string {
  if (drafts === 0) {
    const what = plural(samples, "A sample that you tested with stays", "Samples that you tested with stay");
    return `${what} in this browser.`;
  }
  const stay = counted(drafts, "unfinished draft stays", "unfinished drafts stay");
  const too = samples > 0 ? " So do samples that you tested with." : "";
  return `${stay} in this browser, without secrets, until you sign in again or 14 days have passed.${too}`;
}
