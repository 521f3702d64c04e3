import { trimmed } from "@/lib/text/trimmed";

/** Address from which to load an avatar; one without a scheme, as in the reference, is loaded by https. */
export function avatarSource(avatar: string | null | undefined): string | undefined {
  const address = trimmed(avatar ?? "");
  if (address === "") return undefined;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^\/\//, "")}`;
  return URL.canParse(url) ? url : undefined;
}

/** Initials in place of a missing picture: the first letters of up to two words that have one. */
export function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => word.match(/(?![\u3164\uffa0\u2800])[\p{L}\p{N}\p{Extended_Pictographic}]/u) ?? []);
  return letters.slice(0, 2).join("").toUpperCase() || "?";
}
