import "server-only";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import { KnownError } from "@/server/known-error";

/** An answer of any status. `json` is undefined when the body is not JSON; `asked` is the server's request to retry later. */
export type Answer = { status: number; json: unknown; asked?: Asked };

/** Thrown for a call without an answer, or with one that could not be read to its end. */
export class TransportError extends KnownError {
  static override readonly kind: string = "TransportError";
  override readonly name: string = "TransportError";
  constructor(
    readonly kind: "timeout" | "unreachable" | "too_large",
    /** Whether the other side may have seen the request. */
    readonly sent: boolean,
    cause: unknown,
    /** The proxy or other way that the call took, as the end of a sentence; empty for a direct call. */
    readonly way = "",
    /** Whether our own deadline ended the call, so that it says nothing about the server. */
    readonly ours = false,
  ) {
    super(`the request failed: ${kind}`, { cause });
  }
}

/**
 * Thrown without sending anything: the server has not answered for some time, and is tried again in `ms`
 * milliseconds.
 */
export class PausedError extends TransportError {
  static override readonly kind: string = "PausedError";
  override readonly name = "PausedError";
  constructor(readonly ms: number) {
    super("unreachable", false, undefined, "", true);
  }

  /** The error in a sentence. `who` names the server: "The accounts server". */
  sentence(who: string): string {
    return `${who} does not answer; Switchboard tries again in ${Math.max(1, Math.ceil(this.ms / 1000))} s.`;
  }

  get asked(): Asked {
    return { why: "unavailable", ms: this.ms };
  }
}
