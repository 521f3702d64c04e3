"use client";

import { useMutation } from "@tanstack/react-query";
import { RevealedSecret } from "@/components/secrets/revealed-secret";
import { revealBotSecretMutation } from "../queries";

/** The stored secret of a bot's webhooks: hidden, and shown for a while to whoever asks. */
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
