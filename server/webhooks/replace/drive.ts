import "server-only";
import { decide } from "@/lib/webhooks/replace-decision";
import {
  type Act,
  begin,
  failed,
  isUntouched,
  type Listed,
  type Plan,
  resolve,
  type States,
  succeeded,
  ticked,
} from "@/lib/webhooks/replace-plan";
import { SafeError } from "@/server/errors";
import { failureOf, problemOf } from "./failure";
import type { Ports, Problem } from "./ports";

/** Number of failed calls after which one run leaves the rest to the next. */
const MAX_FAILURES = 3;

/**
 * Carries out a plan as far as possible. Each round lists the webhooks, decides on a step, writes it down,
 * asks the API and writes the outcome down. First runs and recoveries work alike, since only the stored
 * plan and the list count.
 * @returns whether the plan is finished; if left, it is stored with the time from which another look may
 * tell more
 * @throws LeaseLostError, and errors of the database; the plan then holds as it was last written
 */
export async function drive(
  ports: Ports,
  states: States,
  start: Plan,
  known?: Problem,
): Promise<"finished" | "left"> {
  let plan = start;
  let problem = known;
  let failures = 0;
  const leave = async (waitUntil?: number): Promise<"left"> => {
    await ports.save(plan, problem, waitUntil);
    return "left";
  };

  for (;;) {
    const look = await safely(() => ports.look(plan));
    if (look.error) {
      problem = problemOf(look.error);
      return leave();
    }
    const listed = look.value;
    const resolved = resolve(plan, states, listed, ports.now());
    if (resolved.settled) {
      const { entry, id } = resolved.settled;
      await ports.settle(entry, id === undefined ? NOT_DONE : { result: "done", objectId: id });
    }
    plan = ticked(resolved.plan, listed, ports.now());
    if (resolved.waitUntil !== undefined) return leave(resolved.waitUntil);

    let next = decide(plan, listed, ports.now());
    if (next.kind === "turn") {
      plan = { ...plan, direction: "back" };
      next = decide(plan, listed, ports.now());
    }
    if (next.kind === "wait") return leave(next.until);
    if (next.kind === "finish") {
      const why = next.why === undefined ? problem : { ...problem, message: next.why };
      await ports.finish(plan, {
        outcome: next.outcome,
        problem: next.outcome === "done" && !next.why ? undefined : why,
      });
      return "finished";
    }
    if (next.kind === "turn") throw new Error("a plan that was turned round cannot be turned again");

    const step = await take(ports, plan, next.act, listed);
    plan = step.plan;
    if (step.error) {
      problem = problemOf(step.error);
      if (isUntouched(plan) && plan.direction === "back") {
        await ports.finish(plan, { outcome: "rolled_back", problem });
        return "finished";
      }
      failures += 1;
      const hopeless = step.stops && plan.direction === start.direction;
      if (hopeless || failures >= MAX_FAILURES) return leave();
    }
  }
}

const NOT_DONE = { result: "failed", message: "It did not happen." } as const;
const STOPPED = { result: "failed", message: "It was stopped before the request was sent." } as const;

type Step = { plan: Plan; error?: SafeError; stops?: boolean };

/** Makes one call of the API, with the plan and the journal written before and after. */
async function take(ports: Ports, plan: Plan, act: Act, listed: readonly Listed[]): Promise<Step> {
  const entry = await ports.open(act, plan, listed);
  const begun = begin(plan, act, { entry, listed, now: ports.now() });
  const stop = await ports.save(begun);
  if (stop && plan.direction === "forward") {
    await ports.settle(entry, STOPPED);
    return { plan: { ...plan, direction: "back" } };
  }
  const asked = await safely(() => ports.ask(act, begun));
  if (asked.error) {
    const failure = failureOf(asked.error);
    const after = failed(begun, failure, ports.now());
    await ports.save(after, problemOf(asked.error));
    const open = failure.kind === "lost" || failure.kind === "broken";
    await ports.settle(entry, { result: open ? "unknown" : "failed", message: asked.error.message });
    return {
      plan: after,
      error: asked.error,
      stops: failure.kind === "not_done" || failure.kind === "refused",
    };
  }
  const after = succeeded(begun, ports.now(), asked.value);
  const stopAfter = await ports.save(after);
  await ports.settle(entry, { result: "done", objectId: asked.value });
  return { plan: stopAfter ? { ...after, direction: "back" } : after };
}

type Tried<T> = { value: T; error?: undefined } | { error: SafeError };

/** Catches failures of the API, which are expected here; any other error is thrown on. */
async function safely<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof SafeError) return { error };
    throw error;
  }
}
