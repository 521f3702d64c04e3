"use client";

import { useMutation } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { revealMutation } from "./queries";

/** A secret is on the screen for this long. */
const SHOWN_SECONDS = 30;

/** The secret of a webhook: hidden, and shown for a while to whoever asks. */
export function SecretReveal({ webhook }: { webhook: ShownWebhook }) {
  const { mutate, reset, data, isPending, error } = useMutation(revealMutation);
  const secret = data?.secret_key;
  useEffect(() => {
    if (secret === undefined) return;
    const timer = setTimeout(reset, SHOWN_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [secret, reset]);

  if (!webhook.has_secret) return <span className="text-muted">None</span>;
  const hidden = secret === undefined;
  const Icon = hidden ? Eye : EyeOff;
  return (
    <div className="grid gap-1.5">
      <span className="-my-1.5 flex flex-wrap items-center gap-1">
        {hidden ? (
          <span className="font-mono text-muted text-sm">
            <span aria-hidden>••••••••••••</span>
            <span className="sr-only">Hidden</span>
          </span>
        ) : (
          <>
            <code className="min-w-0 break-all font-mono text-sm">{secret}</code>
            <CopyButton text={secret} label="Copy secret" />
          </>
        )}
        <Button
          size="sm"
          variant="ghost"
          pending={isPending}
          pendingLabel="Revealing…"
          onClick={() => (hidden ? mutate(webhook.webhook_id) : reset())}
        >
          <Icon aria-hidden className="size-4" />
          {hidden ? "Reveal secret" : "Hide secret"}
        </Button>
      </span>
      <span role="status" className="text-muted text-sm">
        {hidden
          ? "Revealing it is recorded."
          : `The secret is shown for ${SHOWN_SECONDS} seconds. Revealing it was recorded.`}
      </span>
      {error && (
        <span role="alert" className="text-danger-text text-sm">
          The secret could not be read. {error.message}
        </span>
      )}
    </div>
  );
}
