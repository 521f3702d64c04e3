import "server-only";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { MAX_TEST_ANSWER_BYTES, MAX_TEST_HEADER_BYTES, TEST_TIMEOUT_MS } from "@/lib/webhooks/test-limits";
import { failureOf } from "./failure";
import type { TargetPolicy } from "./policy";
import { type Excerpt, readExcerpt } from "./read-excerpt";
import { RefusedTargetError, type Resolver, resolveTarget, systemResolver, type Target } from "./target";

export type Post = { url: string; headers: Record<string, string>; body: string };
export type PostOptions = { policy: TargetPolicy; resolver?: Resolver; timeoutMs?: number };

/** Outcome of a POST, before anything in it is masked. */
export type RawPosted =
  | ({ kind: "answered"; status: number; ms: number; headers: [string, string][] } & Excerpt)
  | { kind: "refused"; reason: string }
  | { kind: "failed"; failure: ReturnType<typeof failureOf>; ms: number };

/**
 * Posts once to a URL that another person chose. Connects only to the checked addresses, follows no
 * redirect, and keeps the time and size limits of lib/webhooks/test-delivery. Never rejects.
 */
export async function postToTarget(
  post: Post,
  { policy, resolver = systemResolver, timeoutMs = TEST_TIMEOUT_MS }: PostOptions,
): Promise<RawPosted> {
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  const stop = AbortSignal.timeout(timeoutMs);
  let agent: Agent | undefined;
  try {
    const target = await orStopped(resolveTarget(post.url, policy, resolver), stop);
    agent = agentFor(target, timeoutMs);
    const answer = await request(target.url, {
      method: "POST",
      headers: post.headers,
      body: post.body,
      dispatcher: agent,
      signal: stop,
      responseHeaders: "raw",
    });
    const headers = pairsOf(answer.headers);
    const excerpt = await readExcerpt(answer.body, headers, MAX_TEST_ANSWER_BYTES, stop);
    return { kind: "answered", status: answer.statusCode, ms: elapsed(), headers, ...excerpt };
  } catch (error) {
    if (error instanceof RefusedTargetError) return { kind: "refused", reason: error.message };
    return { kind: "failed", failure: stop.aborted ? "timeout" : failureOf(error), ms: elapsed() };
  } finally {
    void agent?.destroy();
  }
}

// undici's types know the parsed form alone; asked for raw ones it gives name, value, name, value…
function pairsOf(raw: unknown): [string, string][] {
  const list = Array.isArray(raw) ? raw.map(String) : [];
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? ""]] : []));
}

// The name stays in the URL, for the Host header and for TLS; where it leads is not asked again.
function agentFor({ addresses }: Target, timeoutMs: number): Agent {
  const lookup: LookupFunction = (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? "", first?.family);
  };
  return new Agent({ connect: { lookup, timeout: timeoutMs }, maxHeaderSize: MAX_TEST_HEADER_BYTES });
}

// Gives up waiting at `stop`: a lookup of a name cannot be cancelled, but its result is no longer needed.
function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener("abort", () => reject(stop.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
