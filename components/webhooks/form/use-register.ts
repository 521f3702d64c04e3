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

/** What became of the form. */
export type RegisterOutcome =
  | { kind: "open" }
  | { kind: "registered" }
  | { kind: "failed"; error: ApiError; leftover: Issue[] }
  /** No answer came: it may be registered. `before` are the webhooks known when it was sent. */
  | { kind: "unknown"; error: ApiError; sent: WebhookFields; before: ReadonlySet<string>; checked: boolean }
  /** No answer came, and yet it is in the list. */
  | { kind: "found"; webhook: ShownWebhook };

type RegisterOptions = {
  form: UseFormReturn<WebhookForm>;
  from: string | undefined;
  /** The answer was lost, and yet the webhook is there. */
  onFound: () => void;
  onRegistered: (webhookId: string) => void;
};

/** Registers what the form holds, once. After an attempt without an answer it looks before it tries again. */
export function useRegister({ form, from, onFound, onRegistered }: RegisterOptions) {
  const client = useQueryClient();
  const { mutateAsync } = useMutation(registerMutation);
  const [outcome, setOutcome] = useState<RegisterOutcome>({ kind: "open" });
  // A second Enter or click comes before the first one has been rendered.
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

  /** Looks whether an attempt without an answer has registered the webhook after all. */
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
