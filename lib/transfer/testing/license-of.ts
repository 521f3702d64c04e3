import { DEFAULT_CAPACITY } from "@/lib/contract/limits";
import type { Current } from "../current";
import type { FileSecret, TransferDocument } from "../file/document";

const secretOf = (secret: FileSecret | undefined, otherwise: string) =>
  typeof secret === "object" && "value" in secret ? secret.value : otherwise;

/** The license that a document describes exactly, unknown fields included. */
export function licenseOf({ bots, webhooks }: TransferDocument): Current {
  return {
    bots: (bots ?? []).map((entry, index) => ({
      max_chats_count: DEFAULT_CAPACITY,
      groups: [{ id: 0, priority: "normal" }],
      ...(JSON.parse(JSON.stringify(entry)) as typeof entry),
      id: `bot-${index}`,
      application: { client_id: "mine" },
      webhooks: entry.webhooks && {
        ...entry.webhooks,
        secret: undefined,
        secret_key: secretOf(entry.webhooks.secret, `s-${index}`),
      },
    })) as Current["bots"],
    otherBots: [],
    webhooks: (webhooks ?? []).map(({ secret, ...entry }, index) => ({
      ...entry,
      webhook_id: `webhook-${index}`,
      secret_key: secretOf(secret, `w-${index}`),
    })),
  };
}
