"use client";

import { useMutation } from "@tanstack/react-query";
import { RevealedSecret } from "@/components/secrets/revealed-secret";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { revealMutation } from "../queries";

/** The secret of a webhook: hidden, and shown for a while to whoever asks. */
export function SecretReveal({ webhook }: { webhook: ShownWebhook }) {
  const { mutate, reset, data, isPending, error } = useMutation(revealMutation);
  if (!webhook.has_secret) return <span className="text-muted">None</span>;
  return (
    <RevealedSecret
      secret={data?.secret_key}
      pending={isPending}
      error={error}
      onReveal={() => mutate(webhook.webhook_id)}
      onHide={reset}
    />
  );
}
