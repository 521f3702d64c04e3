import { setTimeout as sleepFor } from "node:timers/promises";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { createPatience, type Limits } from "@/lib/contract/waiting/patience";
import { type Asked, durationWords, WHY_WORDS } from "@/lib/contract/waiting/retry-after";
import { type Call, CallError, type Current, readCurrent } from "@/lib/transfer/current";
import { send } from "./request";
import type { Settings } from "./settings";
import { CommandError, type Terminal } from "./terminal";

/** Long enough for a restarting server to be available again. */
const RETRY_PAUSE_MS = 200;
/** Shorter waits are not worth a line. */
const SAID_MS = 500;
const SECOND = 1000;

/** Waits of a command when the API asks to come again; documented in README, "Configuration as code". */
const WAITS: Limits = {
  wait: 60 * SECOND,
  stall: 120 * SECOND,
  unsaid: [1, 2, 4, 8, 16, 32].map((seconds) => seconds * SECOND),
};

export type Client = {
  call: Call;
  /** Notes the progress of the command, which is printed with a wait: "3 of 12 done". */
  reached: (words: string) => void;
};

/**
 * Calls the Configuration API with the token of the environment. A refusal with a retry time is sent again:
 * any call after a 429, which has changed nothing, but only reads after a 503. A read without an answer is
 * tried twice, a write never.
 */
export function apiClient(settings: Settings, terminal: Terminal): Client {
  if (settings.token === undefined) {
    throw new CommandError(
      "SWITCHBOARD_TOKEN is missing: an access token of the Configuration API. For the embedded platform: export SWITCHBOARD_TOKEN=$(npm run -s token)",
    );
  }
  const { now, sleep } = terminal.time ?? { now: Date.now, sleep: (ms: number) => sleepFor(ms) };
  let reached = "";
  const patience = createPatience({
    limits: WAITS,
    now,
    sleep,
    askedBy: (error) => (error instanceof CallError && error.changed === "no" ? error.asked : undefined),
    waits: (ms, { why }: Asked) => {
      if (ms < SAID_MS) return;
      const far = reached === "" ? "" : `; ${reached}`;
      terminal.error(`The API asks to wait ${durationWords(ms)} (${WHY_WORDS[why]})${far}.`);
    },
  });
  const twice = async <M extends MethodName>(method: M, body: Record<string, unknown>) => {
    try {
      return await send(settings, method, body, now);
    } catch (error) {
      const lost = error instanceof CallError && error.type === "no_answer" && error.asked === undefined;
      if (!lost || METHODS[method].kind !== "read") throw error;
    }
    await sleep(RETRY_PAUSE_MS);
    return send(settings, method, body, now);
  };
  return {
    call: (method, body) => patience.call(() => twice(method, body), terminal.stopped),
    reached: (words) => {
      reached = words;
    },
  };
}

/** Reads everything the token may see, and tells how far it is. @throws CallError */
export function readLicense({ call, reached }: Client, options: { others?: boolean } = {}): Promise<Current> {
  const read = (done: number, of: number) => reached(`${done} of ${of} bots read`);
  return readCurrent(call, { ...options, read });
}
