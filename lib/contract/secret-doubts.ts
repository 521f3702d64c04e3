import { characterName } from "@/lib/text/character-names";
import { UNSEEN } from "@/lib/text/unseen";

/** Below this length a secret can be guessed. */
const SHORT = 8;

/**
 * Doubts about a legal secret, a phrase each: spaces at its ends, invisible characters, too few characters.
 * Never quotes the secret.
 */
export function secretDoubts(secret: string): string[] {
  if (secret === "") return [];
  const inner = secret.trim();
  const [unseen] = UNSEEN.exec(inner) ?? [];
  return [
    ...(secret === inner
      ? []
      : ["the secret begins or ends with a space or line break, and receivers compare that too"]),
    ...(unseen === undefined ? [] : [`the secret holds ${characterName(unseen)}, which is invisible`]),
    ...(inner.length < SHORT ? [`the secret has fewer than ${SHORT} characters and can be guessed`] : []),
  ];
}
