"use client";

import { useGroupNames } from "@/components/groups/group-names";
import { MergeFrame } from "@/components/merge/merge-frame";
import { useSession } from "@/components/permissions/session-provider";
import type { ChangedBy } from "@/lib/bots/api";
import { changesOf } from "@/lib/bots/changes";
import type { BotForm } from "@/lib/bots/form";
import { canTake, type MergeUnit, mergeBots, mergeUnits } from "@/lib/bots/merge";
import { unitText, unitTitle } from "@/lib/bots/merge-words";
import type { Sides } from "@/lib/changes/three-way";

export type MergeDialogProps = {
  sides: Sides<BotForm>;
  changedBy?: ChangedBy;
  /** Effect of the merge button: it saves the result, or only puts it into the form. */
  verb: "Save" | "Put into the form";
  pending?: boolean;
  onMerge: (merged: BotForm) => void;
  onCancel: () => void;
};

/** Merges two people's versions of one bot. */
export function MergeDialog({ sides, changedBy = {}, verb, pending, onMerge, onCancel }: MergeDialogProps) {
  const names = useGroupNames();
  const { email } = useSession();
  const things = mergeUnits(sides).map((unit) => ({
    key: unit.key,
    title: unitTitle(unit, names),
    difference: unit.difference,
    who: whoChanged(unit, changedBy, email),
    text: (side: keyof Sides<unknown>) => unitText(unit, side, names),
    canTake: (side: "mine" | "theirs") => canTake(unit, side),
  }));
  return (
    <MergeFrame
      name={sides.theirs.name}
      things={things}
      resultOf={(choices) => changesOf(sides.theirs, mergeBots(sides, choices), names)}
      nothing="No changes: the bot stays as it is now"
      verb={verb}
      pending={pending}
      onMerge={(choices) => onMerge(mergeBots(sides, choices))}
      onCancel={onCancel}
    />
  );
}

/** Names the person who changed the field of a unit; "someone else" where the journal does not know. */
function whoChanged(unit: MergeUnit, changedBy: ChangedBy, me: string): string {
  const field = fieldOf(unit);
  const email = changedBy[field]?.email;
  if (email === undefined) return "someone else";
  return email === me ? "you, in another tab or browser" : email;
}

function fieldOf(unit: MergeUnit): string {
  if (unit.kind === "field") return unit.field === "capacity" ? "max_chats_count" : unit.field;
  return unit.kind === "group" ? "groups" : "webhooks";
}
