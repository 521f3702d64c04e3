"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { PermissionNote } from "@/components/permissions/permission-note";
import { later } from "@/components/ui/overlays/later";
import type { ShownEntry } from "@/lib/changes/api";
import { useMissingToTakeBack } from "./use-missing-to-take-back";

const TakeBackDialog = later(() => import("./take-back-dialog").then((module) => module.TakeBackDialog), {
  giveUp: ({ onClose }) => onClose(),
});

/** Button that takes one change back, or the reason why that is impossible. */
export function TakeBackButton({ entry }: { entry: ShownEntry }) {
  const [open, setOpen] = useState(false);
  const missing = useMissingToTakeBack([entry]);
  const reason = reasonOf(entry);
  const possible = reason === undefined && !entry.taken_back_by;
  return (
    <>
      {reason !== undefined && <p className="self-center text-muted text-sm">{reason}</p>}
      {possible && missing && <PermissionNote scope={missing} />}
      {possible && !missing && (
        <Button size="sm" onClick={() => setOpen(true)}>
          <Undo2 aria-hidden className="size-4" />
          Undo…
        </Button>
      )}
      {/* The dialog outlives its button, because it shows the result of taking the change back. */}
      {open && <TakeBackDialog entry={entry} onClose={() => setOpen(false)} />}
    </>
  );
}

function reasonOf({ result, replacement }: ShownEntry): string | undefined {
  if (replacement?.outcome === "rolled_back") return "It was rolled back, so there is nothing to undo.";
  if (replacement?.outcome === null) return "You can undo it once this webhook change is finished.";
  if (result === "done") return undefined;
  return result === "failed"
    ? "It did not happen, so there is nothing to undo."
    : "You can undo it once it is known whether it happened.";
}
