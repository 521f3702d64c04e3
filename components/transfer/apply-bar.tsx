"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/inputs/checkbox";
import { Dialog } from "@/components/ui/overlays/dialog";
import { showFirstProblemSoon } from "@/components/ui/overlays/first-problem";
import { Name } from "@/components/ui/name";
import type { PlannedItem } from "@/lib/transfer/api";
import { summaryOf } from "@/lib/transfer/summary";
import { counted } from "@/lib/text/counted";
import { NewPassphrase } from "./new-passphrase";
import type { UndoChoice } from "./use-import";

type ApplyBarProps = {
  chosen: PlannedItem[];
  pending: boolean;
  /** True if the undo file was written when the run began. */
  hasUndo: boolean;
  /** True if the plan lacks a secret: pressing the button then shows where. */
  blocked: boolean;
  onApply: (undo: UndoChoice) => void;
};

/** Bar below a plan: its effect in numbers, the undo file, and the button. */
export function ApplyBar({ chosen, pending, hasUndo, blocked, onApply }: ApplyBarProps) {
  const [undo, setUndo] = useState<UndoChoice>({ wanted: true, passphrase: "" });
  const [sealed, setSealed] = useState(false);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const removals = chosen.filter(({ kind }) => kind === "only_here");
  const unsealed = sealed && undo.wanted && !hasUndo && undo.passphrase === "";
  const apply = () => onApply({ ...undo, passphrase: sealed ? undo.passphrase : "" });
  const press = () => {
    setAsked(true);
    if (unsealed) return showFirstProblemSoon(bar.current);
    if (removals.length > 0 && !blocked) setAsking(true);
    else apply();
  };
  return (
    <div ref={bar} className="grid gap-4 border-t pt-4">
      {hasUndo ? (
        <p className="text-muted">To go back, import the undo file from the start of this import.</p>
      ) : (
        <div className="grid max-w-form gap-3">
          <Checkbox
            checked={undo.wanted}
            onCheckedChange={(wanted) => setUndo({ ...undo, wanted })}
            label="Download an undo file first"
            description="The current configuration. Import it to go back. Replaced webhooks keep their new ids."
          />
          {undo.wanted && (
            <div className="grid gap-3 pl-6.5">
              <Checkbox
                checked={sealed}
                onCheckedChange={setSealed}
                label="With secrets, sealed with a passphrase"
                description="Without them, going back asks for the secrets of removed webhooks."
              />
              {sealed && (
                <NewPassphrase
                  value={undo.passphrase}
                  error={asked && unsealed ? "Type a passphrase, or leave the secrets out" : undefined}
                  onChange={(passphrase) => setUndo({ ...undo, passphrase })}
                />
              )}
            </div>
          )}
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="text-muted">
          {chosen.length === 0 ? "Nothing is selected." : planSentence(chosen)}
        </p>
        <Button
          variant="primary"
          className="max-sm:w-full"
          disabled={chosen.length === 0}
          pending={pending}
          pendingLabel="Checking…"
          onClick={press}
        >
          Apply {counted(chosen.length, "change")}
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${counted(removals.length, "object")} and apply the rest`}
        description="You can undo the removal in Changes. Restored items get new ids and may need new secrets."
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false);
                apply();
              }}
            >
              Remove {removals.length} and apply
            </Button>
          </>
        }
      >
        <ul aria-label="Items to remove" className="grid gap-1">
          {removals.map(({ key, object, label }) => (
            <li key={key} className="wrap-anywhere">
              {object === "bot" ? "Bot" : "Webhook"} <Name>{label}</Name>
            </li>
          ))}
        </ul>
      </Dialog>
    </div>
  );
}

function planSentence(items: PlannedItem[]): string {
  const { create, update, replace, finish, only_here } = summaryOf(items);
  const parts = [
    [create, "to create"],
    [update, "to change"],
    [replace, "to replace"],
    [finish, "to finish"],
    [only_here, "to remove"],
  ] as const;
  return parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join(", ");
}
