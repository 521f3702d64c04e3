import "server-only";
import { KnownError } from "./known-error";

/** Thrown for a body over its limit; the rest of it was not read. */
export class TooLargeError extends KnownError {
  static override readonly kind: string = "TooLargeError";
  override readonly name = "TooLargeError";
}

/**
 * Reads a body as UTF-8.
 * @throws TooLargeError when the body has more than `limit` bytes
 */
export async function readText(body: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLargeError(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
