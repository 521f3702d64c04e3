import { trimmed } from "@/lib/text/trimmed";
import { maskedAddress, maskedText } from "@/lib/contract/addresses/address-secrets";

/** A webhook's address as people read it: the host first, then the rest. */
export type Destination = {
  host: string;
  /** Path with query and fragment; "/" alone is left out. */
  path: string;
  encrypted: boolean;
};

/** Splits a webhook's URL, its secret parts masked; `undefined` for text that is not (yet) an absolute http or https URL. */
export function destinationOf(url: string): Destination | undefined {
  const text = maskedAddress(trimmed(url));
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return undefined;
  const { host, pathname, search, hash, protocol } = new URL(text);
  const path = `${pathname}${search}${hash}`;
  return { host, path: path === "/" ? "" : path, encrypted: protocol === "https:" };
}

/** The host of a URL, or the masked text if it is no URL. */
export function hostOf(url: string): string {
  return destinationOf(url)?.host ?? maskedAddress(url);
}

/**
 * The text that a person types to confirm a webhook's removal: its description, or its host if it has none.
 */
export function nameOf(webhook: { url: string; description?: string | null }): string {
  return maskedText(webhook.description?.trim() ?? "") || hostOf(webhook.url);
}
