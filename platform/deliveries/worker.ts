import { setImmediate as nextTurn } from "node:timers/promises";
import type { Attempt } from "@/lib/contract/deliveries";
import type { Clock } from "../clock";
import type { Database } from "../database/schema";
import { type Random, randomText } from "../random";
import type { Seal } from "../seal";
import { backoffDelay } from "./backoff";
import { type DeliveryOptions, LEASE_MARGIN, PRUNE_INTERVAL, STOP_GRACE } from "./options";
import {
  claim,
  type Claimed,
  envelopeOf,
  lanesAfter,
  readAttempts,
  readTarget,
  release,
  settle,
} from "./outbox";
import { type Answer, createPoster } from "./post";
import { pruneChangeLog, pruneDeliveries } from "./prune";
import { createWaker } from "./waker";

export type DeliveryWorker = {
  /** Starts a round over all hosts at once, because a new delivery is due. */
  wake: () => void;
  /** Takes no more deliveries, and finishes the attempts in progress or gives their deliveries back. */
  stop: () => Promise<void>;
};

export type WorkerOptions = {
  database: Database;
  clock: Clock;
  random: Random;
  seal: Seal;
  delivery: DeliveryOptions;
  onError: (error: unknown) => void;
};

/** Hosts that are listed and served before the event loop gets its turn. */
const LANES_AT_ONCE = 50;
/** Time for which the database is left alone after it failed. */
const ERROR_PAUSE = 2000;

/** Attempts due deliveries until it is stopped. Any number of processes may do so on one database. */
export function startWorker({
  database,
  clock,
  random,
  seal,
  delivery,
  onError,
}: WorkerOptions): DeliveryWorker {
  const poster = createPoster(delivery);
  const waker = createWaker();
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  /** Host whose deliveries were taken last; the next round starts behind it. */
  let place = "";
  const freed = new Set<string>();
  /** Asks for a round over all hosts before the poll interval has passed. */
  let wanted = true;
  let roundAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let prunedAt = Number.NEGATIVE_INFINITY;

  const free = (host: string) =>
    Math.min(delivery.concurrency - underWay.size, delivery.hostConcurrency - (busy.get(host) ?? 0));

  /** Takes due deliveries: of all hosts when a round is due, else only of hosts with a freed slot, as the others use theirs. */
  async function take(): Promise<void> {
    const hosts = [...freed];
    freed.clear();
    const isRoundDue = wanted || performance.now() - roundAt >= delivery.poll;
    if (!isRoundDue) {
      for (const host of hosts) await takeFrom(host, 0);
      return;
    }
    wanted = false;
    roundAt = performance.now();
    await takeRound();
  }

  /** Takes due deliveries of each host once, and gives the event loop a turn after every LANES_AT_ONCE hosts. */
  async function takeRound(): Promise<void> {
    const start = place;
    for (let wrapped = false; !stopped && underWay.size < delivery.concurrency; ) {
      const lanes = await lanesAfter(database, place, LANES_AT_ONCE);
      for (const { host, due } of lanes) {
        if (wrapped && host > start) return;
        await takeFrom(host, due);
        place = host;
        // The next round starts behind this host, so that every host has its turn.
        if (stopped || underWay.size >= delivery.concurrency) return;
      }
      if (lanes.length < LANES_AT_ONCE) {
        place = "";
        if (wrapped || start === "") return;
        wrapped = true;
      }
      await nextTurn();
    }
  }

  async function takeFrom(host: string, due: number): Promise<void> {
    const [limit, now] = [free(host), clock()];
    if (limit <= 0 || due > now) return;
    const until = now + delivery.timeout + LEASE_MARGIN;
    for (const claimed of await claim(database, randomText(random, 25), { host, limit, now, until })) {
      begin(claimed);
    }
  }

  function begin(claimed: Claimed): void {
    const { host } = claimed;
    busy.set(host, (busy.get(host) ?? 0) + 1);
    const work = deliver(claimed)
      .catch(onError)
      .finally(() => {
        // While all slots were taken, any host may have waited for this one.
        if (underWay.size >= delivery.concurrency) wanted = true;
        else freed.add(host);
        underWay.delete(work);
        const left = (busy.get(host) ?? 1) - 1;
        if (left === 0) busy.delete(host);
        else busy.set(host, left);
        waker.wake();
      });
    underWay.add(work);
  }

  async function deliver(claimed: Claimed): Promise<void> {
    const at = new Date(clock()).toISOString();
    const started = performance.now();
    let answer: Answer;
    try {
      answer = await poster.post(readTarget(claimed.target).url, envelopeOf(seal, claimed), stopping.signal);
    } catch (error) {
      await release(database, claimed);
      if (stopping.signal.aborted) return;
      throw error;
    }
    const duration_ms = Math.round(performance.now() - started);
    const attempt: Attempt =
      answer.kind === "answered"
        ? { at, duration_ms, status_code: answer.statusCode, body: answer.body }
        : { at, duration_ms, error: answer.error };
    await settle(database, claimed, attempt, verdictOf(answer, readAttempts(claimed.attempts).length + 1));
  }

  function verdictOf(answer: Answer, attempts: number) {
    if (answer.kind === "answered" && answer.statusCode >= 200 && answer.statusCode < 300) {
      return { status: "delivered" as const };
    }
    if (answer.kind === "refused" || attempts >= delivery.maxAttempts) return { status: "failed" as const };
    return {
      status: "pending" as const,
      next_attempt_at: clock() + backoffDelay(random, attempts, delivery),
    };
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let pause = delivery.poll;
      try {
        await take();
        if (performance.now() - prunedAt >= PRUNE_INTERVAL) {
          prunedAt = performance.now();
          await pruneDeliveries(database, clock(), delivery);
          await pruneChangeLog(database, clock());
        }
      } catch (error) {
        onError(error);
        pause = Math.max(pause, ERROR_PAUSE);
      }
      if (!stopped) await waker.sleep(pause);
    }
  }

  const running = run();
  return {
    wake() {
      wanted = true;
      waker.wake();
    },
    async stop() {
      stopped = true;
      waker.wake();
      await running;
      const late = setTimeout(() => stopping.abort(), STOP_GRACE);
      await Promise.all(underWay);
      clearTimeout(late);
      await poster.close();
    },
  };
}
