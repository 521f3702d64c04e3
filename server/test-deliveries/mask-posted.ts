import "server-only";
import type { Posted } from "@/lib/webhooks/test-delivery";
import type { RawPosted } from "@/server/targets/post";
import { secretMasker } from "./mask-secret";

/**
 * Outcome of a trial delivery for the browser, with the secret masked even where the receiver sent it back.
 */
export function maskPosted(posted: RawPosted, secret: string): Posted {
  if (posted.kind !== "answered") return posted;
  const mask = secretMasker(secret);
  const body = mask(posted.body, posted.end !== "complete");
  const headers = posted.headers.map(([name, value]): [string, string] => [mask(name), mask(value)]);
  const masked =
    body !== posted.body || headers.some((pair, index) => pair.join() !== posted.headers[index]?.join());
  return { ...posted, headers, body, masked };
}
