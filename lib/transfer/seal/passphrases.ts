import { trimmed } from "@/lib/text/trimmed";

/*
 * Spellings of a passphrase: it may come from a file that ends with a line break, from a chat with a space,
 * or from a keyboard that composes é of two characters. To the person it is the same.
 */

/** Possible spellings of a typed passphrase at the time of sealing: as typed first, each once. */
export function passphraseSpellings(typed: string): string[] {
  const plain = trimmed(typed);
  const spellings = [typed, plain, plain.normalize("NFC"), plain.normalize("NFD"), typed.normalize("NFC")];
  return [...new Set(spellings)].filter((spelling) => spelling !== "");
}

/** The spelling of a passphrase that seals secrets. */
export function passphraseToSeal(typed: string): string {
  return trimmed(typed).normalize("NFC") || typed;
}
