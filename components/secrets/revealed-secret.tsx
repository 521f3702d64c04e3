"use client";

import { Eye, EyeOff } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

/** Seconds after which a revealed secret is hidden again. */
const SHOWN_SECONDS = 30;

type RevealedSecretProps = {
  /** The secret after it was asked for. */
  secret: string | undefined;
  pending: boolean;
  error: Error | null;
  onReveal: () => void;
  onHide: () => void;
};

/** Stored secret: hidden until the person asks, then shown for a while. */
export function RevealedSecret({ secret, pending, error, onReveal, onHide }: RevealedSecretProps) {
  const hide = useEffectEvent(onHide);
  useEffect(() => {
    if (secret === undefined) return;
    const timer = setTimeout(() => hide(), SHOWN_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [secret]);

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
          pending={pending}
          pendingLabel="Revealing…"
          onClick={hidden ? onReveal : onHide}
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
          The secret could not be loaded. {error.message}
        </span>
      )}
    </div>
  );
}
