import "server-only";
import type { Asked } from "@/lib/contract/retry-after";
import { KnownError } from "@/server/known-error";

/** An answer of any status; `json` is undefined when its body is not JSON. `asked`: it asks to come again later. */
export type Answer = { status: number; json: unknown; asked?: Asked };

/** No answer, or one that could not be read to its end. */
export class TransportError extends KnownError {
  static override readonly kind: string = "TransportError";
  override readonly name: string = "TransportError";
  constructor(
    readonly kind: "timeout" | "unreachable" | "too_large",
    /** Whether the other side may have seen the request. */
    readonly sent: boolean,
    cause: unknown,
    /** The way it went, in words that go on a sentence; empty if it was the direct one. */
    readonly way = "",
    /** Whether it was cut short by a deadline of ours, so that it says nothing of the other side. */
    readonly ours = false,
  ) {
    super(`the request failed: ${kind}`, { cause });
  }
}

/** Nothing was sent: the other side has not answered for some time, and is tried again in so many milliseconds. */
export class PausedError extends TransportError {
  static override readonly kind: string = "PausedError";
  override readonly name = "PausedError";
  constructor(readonly ms: number) {
    super("unreachable", false, undefined, "", true);
  }

  /** The same for a person, given what the other side is called: "The accounts server". */
  sentence(who: string): string {
    return `${who} does not answer; Switchboard tries again in ${Math.max(1, Math.ceil(this.ms / 1000))} s.`;
  }

  get asked(): Asked {
    return { why: "unavailable", ms: this.ms };
  }
}
