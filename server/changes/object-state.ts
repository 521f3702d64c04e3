import "server-only";
import type { ObjectState } from "@/lib/changes/entry";
import { isObject } from "@/lib/filters/codec/json-object";
import { secretDigest } from "./digest";

type Wire = Record<string, unknown>;

/** A bot as the journal keeps it, from the wire's fields (all of them, or those of a request). */
export function botState(licenseId: number, bot: Wire): ObjectState {
  return withDigests(licenseId, bot) as ObjectState;
}

/** A webhook as the journal keeps it. */
export function webhookState(licenseId: number, webhook: Wire): ObjectState {
  return withDigests(licenseId, webhook) as ObjectState;
}

// Wherever it stands: fields that the product does not know pass through, and so into the journal.
function withDigests(licenseId: number, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withDigests(licenseId, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      if (name !== "secret_key") return [[name, withDigests(licenseId, field)]];
      // A filter may name a property so, and what it says of it is no secret.
      if (isObject(field)) return [[name, withDigests(licenseId, field)]];
      return typeof field === "string" ? [["secret_digest", secretDigest(licenseId, field)]] : [];
    }),
  );
}
