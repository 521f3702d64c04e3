import "server-only";
import type { ObjectState } from "@/lib/changes/entry";
import { secretDigest } from "./digest";

type Wire = Record<string, unknown>;

/** A bot as the journal keeps it, from the wire's fields (all of them, or those of a request). */
export function botState(licenseId: number, bot: Wire): ObjectState {
  const { webhooks } = bot;
  if (typeof webhooks !== "object" || webhooks === null) return bot;
  return { ...bot, webhooks: withDigest(licenseId, webhooks as Wire) };
}

/** A webhook as the journal keeps it. */
export function webhookState(licenseId: number, webhook: Wire): ObjectState {
  return withDigest(licenseId, webhook);
}

function withDigest(licenseId: number, wire: Wire): Wire {
  const { secret_key, ...rest } = wire;
  return typeof secret_key === "string"
    ? { ...rest, secret_digest: secretDigest(licenseId, secret_key) }
    : rest;
}
