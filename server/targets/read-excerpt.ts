import "server-only";
import type { Readable } from "node:stream";
import type { Posted } from "@/lib/webhooks/test-delivery";

/** Beginning of a body as text, and the reason why it ends there. */
export type Excerpt = Pick<Extract<Posted, { kind: "answered" }>, "body" | "end">;

/**
 * Reads at most `limit` bytes of a body. Bytes that came before the body broke off or the time was over are
 * kept.
 */
export async function readExcerpt(
  body: Readable,
  headers: readonly [string, string][],
  limit: number,
  stop: AbortSignal,
): Promise<Excerpt> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let end: Excerpt["end"] = "complete";
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > limit) {
        end = "too_large";
        break;
      }
    }
  } catch {
    end = stop.aborted ? "timeout" : "closed";
  }
  const bytes = Buffer.concat(chunks).subarray(0, limit);
  return { body: decoderFor(headers).decode(bytes), end };
}

// Decodes by the charset of the content type: UTF-16 read as UTF-8 would tear apart a secret that has to be
// masked in it.
function decoderFor(headers: readonly [string, string][]): TextDecoder {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(type)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
