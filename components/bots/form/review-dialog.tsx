"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { type Consequence, verbOf } from "@/lib/bots/consequences";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { counted } from "@/lib/text/counted";
import { ConsequenceList } from "../status/consequence-list";

type ReviewDialogProps = {
  name: string;
  /** Changed settings, in words. */
  changes: readonly string[];
  consequences: readonly Consequence[];
  onAnswer: (save: boolean) => void;
};

/** Lists the changes and consequences of a save before it happens; the button names a harmful consequence. */
export function ReviewDialog({ name, changes, consequences, onAnswer }: ReviewDialogProps) {
  const verb = verbOf(consequences);
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onAnswer(false)}
      title={`Save ${counted(changes.length, "change")} to ${name}?`}
      footer={
        <>
          <Button data-autofocus={verb !== undefined || undefined} onClick={() => onAnswer(false)}>
            Back to the form
          </Button>
          <Button
            variant={verb === undefined ? "primary" : "danger"}
            data-autofocus={verb === undefined || undefined}
            className="min-w-0 max-w-full"
            onClick={() => onAnswer(true)}
          >
            <span className="truncate">{verb ?? "Save changes"}</span>
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <ConsequenceList consequences={consequences} />
        <ul aria-label="Changes" className="grid list-disc grid-cols-1 gap-1.5 wrap-anywhere pl-5">
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="text-muted">Live within {PROPAGATION_SECONDS / 60} minutes of saving.</p>
      </div>
    </Dialog>
  );
}
