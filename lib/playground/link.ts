import type { Question } from "./api";
import { MAX_SAMPLE_TEXT } from "./limits";
import { withoutSecretsIn } from "./sample";

/** A question without its secrets, as compressed text for an address, in letters, digits, `-` and `_`. */
export async function packQuestion(question: Question): Promise<string> {
  const { action, push, context } = withoutSecretsIn(question);
  const bytes = new TextEncoder().encode(JSON.stringify([action, push, context]));
  const packed = await through(bytes, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
  const binary = Array.from(packed ?? [], (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** An address's question, without secrets; `hadSecrets` if an older version's address holds some. */
export type LinkedQuestion = { question: Question; hadSecrets: boolean };

/** Reads an address's question; `undefined` for other text, or one that unpacks beyond the limits. */
export async function unpackQuestion(text: string): Promise<LinkedQuestion | undefined> {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const plain = await through(bytes, new DecompressionStream("deflate-raw"), 8 * MAX_SAMPLE_TEXT);
    const parts: unknown = plain && JSON.parse(new TextDecoder().decode(plain));
    if (!Array.isArray(parts) || parts.length !== 3 || !parts.every(isText)) return undefined;
    const [action, push, context] = parts as [string, string, string];
    const question = withoutSecretsIn({ action, push, context });
    return { question, hadSecrets: question.push !== push || question.context !== context };
  } catch {
    return undefined;
  }
}

const isText = (part: unknown): boolean => typeof part === "string";

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
