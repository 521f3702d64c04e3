import "server-only";
import type { TimelineItem } from "@/lib/changes/api";
import type { ObjectState } from "@/lib/changes/entry";
import { ADDRESS_MASK, maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";
import { isObject } from "@/lib/filters/codec/json-object";
import { secretDigest } from "./digest";

/** Characters of a digest behind a mask: enough to see that a token was replaced by another. */
const SHOWN = 4;

/**
 * Line of the timeline as it leaves the server, on the page and in exports, with masked addresses
 * (docs/decisions/014). The journal itself keeps them, since taking back needs them.
 */
export function maskedItem(licenseId: number, item: TimelineItem): TimelineItem {
  const object = { ...item.object, name: maskedText(item.object.name) };
  if (item.kind === "reveal") return { ...item, object };
  const state = (value: ObjectState | null) => value && maskedState(licenseId, value);
  const message = item.message && maskedText(item.message);
  return { ...item, object, message, before: state(item.before), after: state(item.after) };
}

/** State with the secret parts of its addresses masked. */
export function maskedState(licenseId: number, state: ObjectState): ObjectState {
  const mark = (secret: string) => ADDRESS_MASK + secretDigest(licenseId, secret).slice(0, SHOWN);
  return masked(state, mark) as ObjectState;
}

// Values of a filter are what chats are compared with: they are no addresses of ours.
function masked(value: unknown, mark: (secret: string) => string): unknown {
  if (typeof value === "string") return maskedText(value, mark);
  if (Array.isArray(value)) return value.map((item) => masked(item, mark));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === "filters") return [name, part];
      const isAddress = typeof part === "string" && (name === "url" || name === "avatar");
      return [name, isAddress ? maskedAddress(part, mark) : masked(part, mark)];
    }),
  );
}
