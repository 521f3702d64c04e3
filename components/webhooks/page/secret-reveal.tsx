"use client";

import { useMutation } from "@tanstack/react-query";
import { RevealedSecret } from "@/components/secrets/revealed-secret";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { revealMutation } from "../queries";

/** Secret of a webhook: hidden until the person asks, then shown for a while. */
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
