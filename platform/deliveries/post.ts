import type { Readable } from "node:stream";
import { Agent, request } from "undici";
import { MAX_ANSWER_BYTES } from "./options";
import { assertAllowedHost, checkedLookup, RefusedTargetError } from "./targets";

/** What came of a POST: an answer with the beginning of its body, or why there was none. */
export type Answer =
  | { kind: "answered"; statusCode: number; body: string }
  | { kind: "refused" | "unanswered"; error: string };

export type Poster = {
  /** Sends a JSON body. `stop` ends it early and rejects with its reason; nothing else rejects. */
  post: (url: string, body: string, stop: AbortSignal) => Promise<Answer>;
  close: () => Promise<void>;
};

const WORDS: Record<string, string> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed before an answer came",
  UND_ERR_SOCKET: "the connection was closed before an answer came",
  ENOTFOUND: "the host name does not exist",
  EAI_AGAIN: "the host name could not be resolved",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
};

function wordsFor(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return "the request failed";
  if (error.name === "TimeoutError") return `no answer within ${timeout / 1000} seconds`;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return WORDS[code] ?? (error.message || code || "the request failed");
}

/** The beginning of an answer. It was accepted or not by its status, so a body that breaks off or never ends is no failure. */
async function excerpt(body: Readable): Promise<string> {
  // Ending early makes the stream report an error that nobody waits for any more.
  body.on("error", () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // What came until then is shown.
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES));
}

/** Posts to receivers: nothing is followed, an answer is read only at its beginning, and all of it is over in `timeout`. */
export function createPoster(options: {
  timeout: number;
  allowPrivateTargets: boolean;
  hostConcurrency: number;
}): Poster {
  const { timeout, allowPrivateTargets, hostConcurrency } = options;
  const agent = new Agent({
    connections: hostConcurrency,
    connect: { lookup: checkedLookup(allowPrivateTargets), timeout },
  });
  return {
    async post(url, body, stop) {
      // Not AbortSignal.any with AbortSignal.timeout: Node 20 may collect that as garbage before it fires.
      const end = new AbortController();
      const late = setTimeout(() => end.abort(new DOMException("late", "TimeoutError")), timeout);
      const onStop = () => end.abort(stop.reason);
      stop.addEventListener("abort", onStop);
      try {
        stop.throwIfAborted();
        const target = new URL(url);
        assertAllowedHost(target, allowPrivateTargets);
        const response = await request(target, {
          dispatcher: agent,
          method: "POST",
          headers: { "content-type": "application/json", "user-agent": "switchboard-platform" },
          body,
          signal: end.signal,
        });
        return {
          kind: "answered",
          statusCode: response.statusCode,
          body: await excerpt(response.body),
        };
      } catch (error) {
        stop.throwIfAborted();
        if (error instanceof RefusedTargetError) return { kind: "refused", error: error.message };
        return { kind: "unanswered", error: wordsFor(error, timeout) };
      } finally {
        clearTimeout(late);
        stop.removeEventListener("abort", onStop);
      }
    },
    close: () => agent.destroy(),
  };
}
