"use client";

import { useMutation } from "@tanstack/react-query";
import { RevealedSecret } from "@/components/secrets/revealed-secret";
import { revealBotSecretMutation } from "../queries";

/** Stored secret of a bot's webhooks: hidden until the person asks, then shown for a while. */
export function SecretReveal({ botId }: { botId: string }) {
  const { mutate, reset, data, isPending, error } = useMutation(revealBotSecretMutation);
  return (
    <RevealedSecret
      secret={data?.secret_key}
      pending={isPending}
      error={error}
      onReveal={() => mutate(botId)}
      onHide={reset}
    />
  );
}
