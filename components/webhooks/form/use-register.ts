"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { applyIssues } from "@/components/editing/form-errors";
import { ApiError } from "@/components/requests/http";
import type { Issue } from "@/lib/contract/errors";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { fieldOfPath, toRequest, toWire, type WebhookFields, type WebhookForm } from "@/lib/webhooks/form";
import { findRegistered } from "@/lib/webhooks/outcome";
import { addWebhook, registeredAtKey, registerMutation, webhooksQuery } from "../queries";

/** Result of the last attempt to register. */
export type RegisterOutcome =
  | { kind: "open" }
  | { kind: "registered" }
  | { kind: "failed"; error: ApiError; leftover: Issue[] }
  /**
   * No answer came, so the webhook may exist. `before` holds the ids that were known when the request was
   * sent.
   */
  | { kind: "unknown"; error: ApiError; sent: WebhookFields; before: ReadonlySet<string>; checked: boolean }
  /** No answer came, but the webhook is in the list. */
  | { kind: "found"; webhook: ShownWebhook };

type RegisterOptions = {
  form: UseFormReturn<WebhookForm>;
  from: string | undefined;
  /** Called if the answer was lost but the webhook exists. */
  onFound: () => void;
  onRegistered: (webhookId: string) => void;
};

/**
 * Registers the form's webhook once. After an attempt without an answer it first looks for the webhook.
 */
export function useRegister({ form, from, onFound, onRegistered }: RegisterOptions) {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(registerMutation);
  const [outcome, setOutcome] = useState<RegisterOutcome>({ kind: "open" });
  // A second Enter or click may come before the first one has rendered.
  const busy = useRef(false);

  const send = async (values: WebhookForm) => {
    const listed = client.getQueryData(webhooksQuery.queryKey)?.webhooks ?? [];
    const before = new Set(listed.map((webhook) => webhook.webhook_id));
    const sent = toWire(values);
    try {
      const { webhook_id } = await mutateAsync(toRequest(values, from));
      client.setQueryData(registeredAtKey(webhook_id), Date.now());
      addWebhook(client, { ...sent, webhook_id, has_secret: true });
      void client.invalidateQueries({ ...webhooksQuery, refetchType: "none" });
      setOutcome({ kind: "registered" });
      onRegistered(webhook_id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.changed === "unknown") setOutcome({ kind: "unknown", error, sent, before, checked: false });
      else setOutcome({ kind: "failed", error, leftover: applyIssues(form, error.issues, fieldOfPath) });
    }
  };

  /** Reads the list to find out whether an attempt without an answer registered the webhook. */
  const check = async (): Promise<"registered" | "not_registered" | "cannot_tell"> => {
    if (outcome.kind !== "unknown") return "not_registered";
    try {
      const { webhooks } = await client.fetchQuery({ ...webhooksQuery, staleTime: 0 });
      const webhook = findRegistered(outcome.sent, webhooks, outcome.before);
      setOutcome(webhook ? { kind: "found", webhook } : { ...outcome, checked: true });
      if (webhook) onFound();
      return webhook ? "registered" : "not_registered";
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setOutcome({ ...outcome, error });
      return "cannot_tell";
    }
  };

  const submit = async (values: WebhookForm) => {
    if (busy.current || outcome.kind === "registered") return;
    busy.current = true;
    try {
      if ((await check()) === "not_registered") await send(values);
    } finally {
      busy.current = false;
    }
  };

  return { outcome, submit, check };
}
