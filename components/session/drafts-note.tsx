"use client";

import { useState } from "react";
import { listDrafts, removeDraft } from "@/components/shell/form-draft";
import { useSession } from "@/components/shell/session-provider";
import { Button } from "@/components/ui/button";

/** What of a person's unfinished forms stays in this browser when they sign out, and a way to leave nothing. */
export function DraftsNote() {
  const session = useSession();
  const [drafts, setDrafts] = useState(() => listDrafts(session));
  const [discarded, setDiscarded] = useState(false);
  if (drafts.length === 0) return discarded ? <p role="status">No draft is left in this browser.</p> : null;
  const one = drafts.length === 1;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 basis-64 text-muted">
        {one ? "1 unfinished draft stays" : `${drafts.length} unfinished drafts stay`} in this browser,
        without secrets, until you sign in again or 14 days have passed.
      </p>
      <Button
        size="sm"
        onClick={() => {
          for (const { key } of drafts) removeDraft(key);
          setDrafts([]);
          setDiscarded(true);
        }}
      >
        Discard {one ? "it" : "them"}
      </Button>
    </div>
  );
}
