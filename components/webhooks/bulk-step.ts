"use client";

import { ApiError, apiFetch } from "@/components/shell/http";
import type { StepOutcome } from "@/components/shell/bulk/run";
import type { Step } from "@/components/shell/bulk/use-run";
import { api } from "@/lib/paths";
import type { ReplaceInput, Replacement } from "@/lib/webhooks/replacement";

/** What a step does: registers this in place of the webhook, or nothing in place of it. */
export type WebhookStep = { kind: "move"; replace: ReplaceInput } | { kind: "unregister" };

/** Changes one webhook of many. A webhook cannot be edited: as long as its id is there, it is as it was looked at. */
export const bulkStep: Step<WebhookStep> = async ({ id, what }, operation) => {
  try {
    if (what.kind === "unregister") {
      await apiFetch<object>(api.webhook(id), { method: "DELETE", operation });
      return { kind: "done" };
    }
    const body = what.replace;
    return outcomeOf(
      await apiFetch<Replacement>(api.replaceWebhook(id), { method: "POST", body, operation }),
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "not_found") {
      return what.kind === "unregister"
        ? { kind: "unchanged", message: "It was gone already" }
        : { kind: "conflict", message: GONE };
    }
    if (error.code === "authorization") return { kind: "left_out", message: FOREIGN };
    throw error;
  }
};

const GONE = "Somebody unregistered or changed it since you looked. Nothing was changed.";
const FOREIGN =
  "It belongs to another application, and the permission webhooks--all:write is missing. Nothing was changed.";

function outcomeOf({ outcome, problem }: Replacement): StepOutcome {
  const why = problem ? `${problem.message.replace(/\.$/, "")}. ` : "";
  switch (outcome) {
    case "done":
      return { kind: "done" };
    case "rolled_back":
      return { kind: "failed", message: `${why}It was undone: the webhook is as it was.` };
    case "conflict":
      return { kind: "conflict", message: "Somebody unregistered it meanwhile; nothing further was done." };
    case null:
      return {
        kind: "failed",
        message: `${why}It is not finished, and goes on by itself; the webhook's page tells how far it is.`,
      };
  }
}
