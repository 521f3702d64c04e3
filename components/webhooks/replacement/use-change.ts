"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { applyIssues } from "@/components/editing/form-errors";
import { ApiError } from "@/components/requests/http";
import { newOperationId } from "@/lib/changes/operation-header";
import type { Issue } from "@/lib/contract/errors";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { toReplaceInput } from "@/lib/webhooks/change";
import { fieldOfPath, type WebhookForm } from "@/lib/webhooks/form";
import type { Replacement, Strategy } from "@/lib/webhooks/replacement";
import { webhooksQuery } from "../queries";
import { latestReplacementQuery, replaceMutation, showReplacement } from "./replace-queries";

/** State of saving a change, as the form needs it. */
export type ChangeOutcome =
  | { kind: "open" }
  /** The replacement was requested. Its plan shows the progress. */
  | { kind: "begun"; id: string }
  /** No replacement was started. */
  | { kind: "failed"; error: ApiError; leftover: Issue[] }
  /** The API refused the new settings, and the replacement was rolled back. */
  | { kind: "refused"; replacement: Replacement; leftover: Issue[] }
  /** The webhook was unregistered, and no replacement of it is known. */
  | { kind: "gone" }
  /** Another person changed the webhook into this one while the form was open. */
  | { kind: "conflict"; theirs: ShownWebhook; who: string };

type ChangeOptions = {
  form: UseFormReturn<WebhookForm>;
  base: ShownWebhook;
  onDone: () => void;
  /** The replacement was rolled back; `webhook` is the restored one, possibly under a new id. */
  onRestored: (webhook: ShownWebhook) => void;
};

/**
 * Replaces a webhook by the form's settings, unless another person changed it since the form was opened.
 */
export function useChange({ form, base, onDone, onRestored }: ChangeOptions) {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(replaceMutation);
  const [outcome, setOutcome] = useState<ChangeOutcome>({ kind: "open" });
  const latest = latestReplacementQuery(base.webhook_id);

  /**
   * Tells whether the webhook that the form started from still exists. A webhook never changes under its
   * id, so a missing id means that it was changed or unregistered.
   */
  const isThere = async (): Promise<boolean> => {
    const { webhooks } = await client.fetchQuery({ ...webhooksQuery, staleTime: 0 });
    if (webhooks.some(({ webhook_id }) => webhook_id === base.webhook_id)) return true;
    const { now, replacement } = await client.fetchQuery({ ...latest, staleTime: 0 });
    const theirs = webhooks.find(({ webhook_id }) => webhook_id === now);
    const who = replacement?.email ?? "someone else";
    setOutcome(theirs ? { kind: "conflict", theirs, who } : { kind: "gone" });
    return false;
  };

  const failed = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    setOutcome({ kind: "failed", error, leftover: applyIssues(form, error.issues, fieldOfPath) });
  };

  /** Tells whether the replacement may start. If not, the outcome says why. */
  const check = async (): Promise<boolean> => {
    try {
      setOutcome({ kind: "open" });
      return await isThere();
    } catch (error) {
      failed(error);
      return false;
    }
  };

  const settle = async (replacement: Replacement) => {
    await showReplacement(client, replacement);
    if (replacement.outcome === "done") return onDone();
    if (replacement.outcome !== "rolled_back") return;
    const leftover = applyIssues(form, replacement.problem?.issues ?? [], fieldOfPath);
    setOutcome({ kind: "refused", replacement, leftover });
    const id = replacement.restored_id ?? replacement.old_id;
    const { webhooks } = await client.fetchQuery({ ...webhooksQuery, staleTime: 0 });
    const restored = webhooks.find(({ webhook_id }) => webhook_id === id);
    if (restored) onRestored(restored);
  };

  const save = async (values: WebhookForm, strategy: Strategy) => {
    const id = newOperationId();
    setOutcome({ kind: "begun", id });
    try {
      const input = toReplaceInput(values, strategy);
      await settle(await mutateAsync({ webhookId: base.webhook_id, id, ...input }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === "not_found" && !(await isThere().catch(() => true))) return;
      // A request without an answer may have started the replacement, so it is looked up.
      const begun = error.changed === "unknown" && (await planIs(id).catch(() => false));
      if (!begun) failed(error);
    }
  };
  const planIs = async (id: string) =>
    (await client.fetchQuery({ ...latest, staleTime: 0 })).replacement?.id === id;

  const reopen = () => setOutcome({ kind: "open" });
  return { outcome, check, save, settle, reopen };
}
