import "server-only";
import { AsyncResource } from "node:async_hooks";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Current } from "@/lib/transfer/current";
import type { Session } from "@/server/sign-in/session-rows";
import { InputError, SafeError } from "@/server/errors";
import { processWide } from "@/server/process-wide";
import { createTurns, LeftError } from "@/server/work-in-turn";
import type { Done, Jobs } from "./jobs";

/** Worker threads of one process; each may use up to MOST_MEMORY_MB. */
const THREADS = 2;
const MOST_MEMORY_MB = 1024;
const IDLE_MS = 60_000;
/**
 * Computing time of a worker for one request, in milliseconds. Reading the license has limits of its own
 * and does not count.
 */
const DEADLINE_MS = 60_000;

const pool = () =>
  processWide(
    "transfer-workers",
    () =>
      new Piscina({
        filename: join(process.cwd(), "scripts/work.mjs"),
        name: "work",
        minThreads: 0,
        maxThreads: THREADS,
        idleTimeout: IDLE_MS,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      }),
  );

const turns = () =>
  processWide("transfer-turns", () =>
    createTurns({ atOnce: THREADS, waiting: 8, waitingOfOne: 2, doing: "working on a file" }),
  );

type Request = { session: Session; signal: AbortSignal; license: () => Promise<Current> };

/**
 * Runs a transfer job in a worker thread, one at a time per person. Ends when the client leaves.
 * @param license reads the license; called only if the job needs it
 * @returns the answer to the browser, as JSON text
 * @throws BusyError, LeftError, InputError, SafeError when it takes too long, and errors of `license`
 */
export async function inWorker<J extends keyof Jobs>(
  { session, signal, license }: Request,
  job: J,
  input: Jobs[J],
): Promise<string> {
  const person = `${session.licenseId} ${session.email}`;
  return turns()(person, signal, async () => {
    const { port1: ours, port2: port } = new MessageChannel();
    const late = deadline();
    let failure: unknown;
    // Bound to the request, so that its deadline and log context apply to reading the license.
    const asked = AsyncResource.bind(async () => {
      late.stop();
      try {
        const current = await license();
        late.start();
        ours.postMessage(JSON.stringify(current));
      } catch (error) {
        failure = error;
        // An empty message means that there is no license: the worker gives up.
        ours.postMessage("");
      }
    });
    ours.on("message", () => void asked());
    try {
      late.start();
      const ended = AbortSignal.any([signal, late.signal]);
      const done = (await pool().run({ job, input, port }, { transferList: [port], signal: ended })) as Done;
      if ("issues" in done) throw new InputError(done.issues);
      return done.reply;
    } catch (error) {
      if (failure !== undefined) throw failure;
      if (signal.aborted) throw new LeftError();
      throw late.signal.aborted || isOutOfMemory(error) ? tooMuch() : error;
    } finally {
      late.stop();
      ours.close();
    }
  });
}

/** Deadline that is stopped while the license is read; each start begins the full time again. */
function deadline() {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    start: () => void (timer = setTimeout(() => controller.abort(), DEADLINE_MS).unref()),
    stop: () => clearTimeout(timer),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooMuch(): SafeError {
  const limits = `more than ${DEADLINE_MS / 1000} seconds or ${MOST_MEMORY_MB} MiB`;
  return new SafeError("validation", `The file and the license need ${limits}. Split the file into several.`);
}
