import { METHODS, type MethodName, type MethodReply } from "@/lib/contract/methods";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import { openEntry, settleEntry } from "@/server/journal/journal";
import { database } from "@/server/database/database";
import { sql } from "kysely";
import { SafeError } from "@/server/errors";
import { answeredFailure, transportFailure } from "@/server/upstream/failures";
import { TransportError } from "@/server/breaker/transport-error";
import { createReplacementStore } from "@/server/webhooks/replace/store";
import type { World } from "@/server/webhooks/replace/world";

/* Dashboard process whose every call of the API and every write can fail in each way, or be its last. */

const CRASHES = ["crash before", "crash after"] as const;
const READ_FAULTS = ["refused", "timeout", "500", "cut unsent", "cut", ...CRASHES] as const;
const CALL_FAULTS = [
  "refused",
  "too many requests",
  "timeout before effect",
  "timeout after effect",
  "timeout, effect later",
  "500 before effect",
  "500 after effect",
  "cut unsent",
  "cut before effect",
  "cut after effect",
  "crash, effect later",
  ...CRASHES,
] as const;
const WRITE_FAULTS = ["write fails", ...CRASHES] as const;
type Mode = (typeof READ_FAULTS | typeof CALL_FAULTS | typeof WRITE_FAULTS)[number];
type Kind = "read" | "call" | "write";

/** Faults that each kind of step can have. */
export const MODES: Record<Kind, readonly Mode[]> = {
  read: READ_FAULTS,
  call: CALL_FAULTS,
  write: WRITE_FAULTS,
};

/** Fault at the `at`-th step of a process. */
export type Fault = { at: number; mode: Mode };

/** Thrown for a write that the database refused. */
export class WriteFailed extends Error {
  override readonly name = "WriteFailed";
}

/** Thrown when the process dies: none of its later steps has any effect. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * Delays of effects after their call was lost, in milliseconds. After a crash the effect comes when another
 * process may already have taken over.
 */
const LATER_MS = 20_000;
const LATER_THAN_THE_LEASE_MS = 80_000;

type Late = { at: number; name: string; effect: () => Promise<unknown> };

export type Clock = { now: number; late: Late[] };

/** Moves the clock, and lets late effects happen whose time has come. */
export async function advance(clock: Clock, milliseconds: number): Promise<void> {
  clock.now += milliseconds;
  const due = clock.late.filter(({ at }) => at <= clock.now);
  clock.late = clock.late.filter(({ at }) => at > clock.now);
  // The answer goes nowhere; another step may have unregistered the same webhook before.
  for (const { effect } of due) await effect().catch(expectSafe);
}

function expectSafe(error: unknown): void {
  if (!(error instanceof SafeError)) throw error;
}

type Options = {
  platform: TestPlatform;
  token: string;
  clock: Clock;
  faults?: readonly Fault[];
  /** Called after each effect at the API. */
  observe: (effect: Effect) => Promise<void>;
};

/** Webhook that was registered or unregistered at the API. */
export type Effect = { kind: "create" | "remove"; id: string };

/** Process, and the steps that it took. */
export type Process = { world: World; done: { kind: Kind; name: string }[] };

export async function startProcess(options: Options): Promise<Process> {
  const { platform, token, clock, faults = [], observe } = options;
  const done: Process["done"] = [];
  let dead = false;

  async function pass<T>(kind: Kind, name: string, effect: () => Promise<T>): Promise<T> {
    if (dead) throw new Crash();
    const at = done.push({ kind, name }) - 1;
    const mode = faults.find((fault) => fault.at === at)?.mode;
    if (mode === undefined) return effect();
    const method = kind === "read" ? "read" : "write";
    const answered = (status: number, type: string) =>
      answeredFailure(method, { status, json: { error: { type, message: `it said ${type}` } } });
    const lost = (how: "timeout" | "unreachable", sent = true) =>
      transportFailure(method, new TransportError(how, sent, undefined));
    switch (mode) {
      case "refused":
        throw answered(403, "authorization");
      case "too many requests":
        throw answered(429, "too_many_requests");
      case "timeout":
      case "timeout before effect":
        throw lost("timeout");
      case "timeout after effect":
        await effect();
        throw lost("timeout");
      case "timeout, effect later":
        clock.late.push({ at: clock.now + LATER_MS, name, effect });
        throw lost("timeout");
      case "500":
      case "500 before effect":
        throw answered(500, "internal");
      case "500 after effect":
        await effect();
        throw answered(500, "internal");
      case "cut unsent":
        throw lost("unreachable", false);
      case "cut":
      case "cut before effect":
        throw lost("unreachable");
      case "cut after effect":
        await effect();
        throw lost("unreachable");
      case "write fails":
        throw new WriteFailed();
      case "crash, effect later":
        clock.late.push({ at: clock.now + LATER_THAN_THE_LEASE_MS, name, effect });
        dead = true;
        throw new Crash();
      case "crash before":
        dead = true;
        throw new Crash();
      case "crash after":
        await effect();
        dead = true;
        throw new Crash();
    }
  }

  const call = <M extends MethodName>(method: M, body: object) =>
    callInProcess(platform, token, method, body);
  const store = createReplacementStore(await database(), () => sql<number>`cast(${clock.now} as bigint)`);
  const world: World = {
    now: () => clock.now,
    store: {
      ...store,
      insert: (...all) => pass("write", "insert", () => store.insert(...all)),
      claim: (...all) => pass("write", "claim", () => store.claim(...all)),
      save: (...all) => pass("write", "save", () => store.save(...all)),
      finish: (...all) => pass("write", "finish", () => store.finish(...all)),
      release: (...all) => pass("write", "release", () => store.release(...all)),
      requestStop: (...all) => pass("write", "request stop", () => store.requestStop(...all)),
    },
    journal: {
      open: (...all) => pass("write", "open entry", () => openEntry(...all)),
      settle: (...all) => pass("write", "settle entry", () => settleEntry(...all)),
    },
    api: {
      list: () => pass("read", "list", async () => (await call("get_webhooks_config", {})).webhooks_config),
      register: (_, wire) =>
        pass("call", `register ${wire.description ?? ""}`, async () => {
          const { webhook_id: id } = await call("register_webhook", wire);
          await observe({ kind: "create", id });
          return id;
        }),
      unregister: (_, id) =>
        pass("call", `unregister ${id}`, async () => {
          await call("unregister_webhook", { webhook_id: id });
          await observe({ kind: "remove", id });
        }),
    },
  };
  return { world, done };
}

/** Calls the platform within this process; failures are the same as over the network. */
export async function callInProcess<M extends MethodName>(
  platform: TestPlatform,
  token: string,
  method: M,
  body: object,
): Promise<MethodReply<M>> {
  const { path, reply, kind } = METHODS[method];
  const answer = await platform.fetch(
    new Request(`${platform.apiUrl}/configuration/v0.4/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  const json: unknown = await answer.json();
  if (answer.status !== 200) throw answeredFailure(kind, { status: answer.status, json });
  return reply.parse(json) as MethodReply<M>;
}
