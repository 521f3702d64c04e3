import { trimmed } from "@/lib/text/trimmed";

/** Where to load an avatar from; one without a scheme, as in the reference, is taken to be behind https. */
export function avatarSource(avatar: string | null | undefined): string | undefined {
  const address = trimmed(avatar ?? "");
  if (address === "") return undefined;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address.replace(/^\/\//, "")}`;
  return URL.canParse(url) ? url : undefined;
}

/** What stands for a face that cannot be shown: the first letters of up to two words. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  const letters = words.map((word) => Array.from(word)[0] ?? "");
  return letters.join("").toUpperCase() || "?";
}
