"use client";

import { Button } from "@/components/ui/button";
import { isAction } from "@/lib/contract/versions";
import { bodyWords, isForAnother } from "@/lib/playground/body-words";
import type { WebhookBody } from "@/lib/playground/webhook-body";
import { Note } from "../note";

type BodyNoteProps = { body: WebhookBody; action: string; onAction?: (action: string) => void };

/** Note about a pasted request body: the parts taken from it, and the action it was sent for. */
export function BodyNote({ body, action, onAction }: BodyNoteProps) {
  const { action: sentFor } = body;
  const another = isForAnother(body, action);
  return (
    <div role="status" className="grid justify-items-start gap-2">
      {another ? (
        <Note tone="warning">{bodyWords(body, action)}</Note>
      ) : (
        <p className="text-muted text-sm">{bodyWords(body, action)}</p>
      )}
      {another && onAction && sentFor !== undefined && isAction(sentFor) && (
        <Button size="sm" onClick={() => onAction(sentFor)}>
          Choose that action
        </Button>
      )}
    </div>
  );
}
