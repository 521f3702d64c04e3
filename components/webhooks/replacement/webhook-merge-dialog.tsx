"use client";

import { MergeFrame } from "@/components/merge/merge-frame";
import type { Side, Sides } from "@/lib/changes/three-way";
import { changeWords } from "@/lib/webhooks/change";
import type { WebhookForm } from "@/lib/webhooks/form";
import { canTakeSide, mergeWebhooks, type WebhookSides, webhookUnits } from "@/lib/webhooks/merge";
import { webhookUnitText, webhookUnitTitle } from "@/lib/webhooks/merge-words";
import { nameOf } from "@/lib/webhooks/url";

type WebhookMergeDialogProps = {
  sides: WebhookSides;
  /** The other person who changed it: "anna@shop.example". */
  who: string;
  onMerge: (merged: WebhookForm) => void;
  onCancel: () => void;
};

/** Merges two people's versions of one webhook. */
export function WebhookMergeDialog({ sides, who, onMerge, onCancel }: WebhookMergeDialogProps) {
  const things = webhookUnits(sides).map((unit) => ({
    key: unit.key,
    title: webhookUnitTitle(unit),
    difference: unit.difference,
    who,
    text: (side: keyof Sides<unknown>) => webhookUnitText(unit, side),
    canTake: (side: Side) => canTakeSide(unit, side),
  }));
  return (
    <MergeFrame
      name={nameOf(sides.theirs)}
      things={things}
      resultOf={(choices) => changeWords(sides.theirs, mergeWebhooks(sides, choices))}
      nothing="No changes: the webhook stays as it is now"
      verb="Put into the form"
      onMerge={(choices) => onMerge(mergeWebhooks(sides, choices))}
      onCancel={onCancel}
    />
  );
}
