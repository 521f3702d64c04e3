import "server-only";
import type { ObjectState } from "@/lib/changes/entry";
import { isObject } from "@/lib/filters/codec/json-object";
import { secretDigest } from "./digest";

type Wire = Record<string, unknown>;

/** State of a bot for the journal, from the wire's fields (all of them, or those of one request). */
export function botState(licenseId: number, bot: Wire): ObjectState {
  return withDigests(licenseId, bot) as ObjectState;
}

/** State of a webhook for the journal. */
export function webhookState(licenseId: number, webhook: Wire): ObjectState {
  return withDigests(licenseId, webhook) as ObjectState;
}

// Secrets are replaced at any depth: fields that Switchboard does not know pass through, and so into the
// journal.
function withDigests(licenseId: number, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withDigests(licenseId, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      if (name !== "secret_key") return [[name, withDigests(licenseId, field)]];
      // A filter may have a property with this name; its tests are no secret.
      if (isObject(field)) return [[name, withDigests(licenseId, field)]];
      return typeof field === "string" ? [["secret_digest", secretDigest(licenseId, field)]] : [];
    }),
  );
}
