import { trimmed } from "@/lib/text/trimmed";

/*
 * A passphrase comes from a file that ends with a line break, from a chat with a space, or from a keyboard that composes
 * é of two characters. It is the same passphrase to whoever typed it.
 */

/** What a typed passphrase may have been when the secrets were sealed: as typed first, each once. */
export function passphraseSpellings(typed: string): string[] {
  const plain = trimmed(typed);
  const spellings = [typed, plain, plain.normalize("NFC"), plain.normalize("NFD"), typed.normalize("NFC")];
  return [...new Set(spellings)].filter((spelling) => spelling !== "");
}

/** What secrets are sealed with. */
export function passphraseToSeal(typed: string): string {
  return trimmed(typed).normalize("NFC") || typed;
}
