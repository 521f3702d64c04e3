import { trimmed } from "@/lib/text/trimmed";
import { UNSEEN } from "@/lib/text/unseen";

/** Where to load an avatar from; one without a scheme, as in the reference, is taken to be behind https. */
export function avatarSource(avatar: string | null | undefined): string | undefined {
  const address = trimmed(avatar ?? "");
  if (address === "") return undefined;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^\/\//, "")}`;
  return URL.canParse(url) ? url : undefined;
}

/** What stands for a face that cannot be shown: the first letters of up to two words, of those that can be seen. */
export function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => Array.from(word).find((letter) => !UNSEEN.test(letter)) ?? []);
  return letters.slice(0, 2).join("").toUpperCase() || "?";
}
