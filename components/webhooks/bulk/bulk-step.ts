"use client";

import { ApiError, apiFetch } from "@/components/requests/http";
import type { StepOutcome } from "@/components/bulk/run";
import type { Step } from "@/components/bulk/use-run";
import { api } from "@/lib/paths";
import type { ReplaceInput, Replacement } from "@/lib/webhooks/replacement";

/** A step replaces a webhook by one at the new host, or only unregisters it. */
export type WebhookStep = { kind: "move"; replace: ReplaceInput } | { kind: "unregister" };

/** Step of a bulk change of webhooks. A webhook cannot be edited: while its id exists, it is unchanged. */
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
        ? { kind: "unchanged", message: "It was already unregistered" }
        : { kind: "conflict", message: GONE };
    }
    if (error.code === "authorization") return { kind: "left_out", message: FOREIGN };
    throw error;
  }
};

const GONE = "Someone unregistered or changed it after you opened this. Nothing was changed.";
const FOREIGN =
  "It belongs to another application, and the permission webhooks--all:write is missing. Nothing was changed.";

function outcomeOf({ outcome, problem }: Replacement): StepOutcome {
  const why = problem ? `${problem.message.replace(/\.$/, "")}. ` : "";
  switch (outcome) {
    case "done":
      return { kind: "done" };
    case "rolled_back":
      return { kind: "failed", message: `${why}The change was rolled back. The webhook is unchanged.` };
    case "conflict":
      return { kind: "conflict", message: "Someone else unregistered it. Nothing more was done." };
    case null:
      return {
        kind: "failed",
        message: `${why}The change is not finished. Switchboard continues by itself; the webhook's page shows the progress.`,
      };
  }
}
