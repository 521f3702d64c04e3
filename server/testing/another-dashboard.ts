import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";
import type { Session } from "@/server/sign-in/session-rows";
import type { Answer, Chores, Order, Verbs } from "./dashboard-process";

type Tail<F> = F extends (session: Session, ...rest: infer R) => unknown ? R : never;

/** Starts another process of this test file's dashboard, on the same database and platform. */
export async function startAnotherDashboard(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "dashboard-process"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  afterAll(() => kill(child));
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  await once(child, "message");
  let last = 0;

  function send(order: Omit<Order, "id">): Promise<Answer> {
    const id = ++last;
    child.send({ ...order, id });
    return new Promise((resolve) => waiting.set(id, resolve));
  }

  return {
    /** Orders an action of a session; a failure is returned, not thrown. */
    ask: <V extends keyof Verbs>(verb: V, { sid }: { sid: string }, ...args: Tail<Verbs[V]>) =>
      send({ verb, sid, args }) as Promise<Answer & { value?: Awaited<ReturnType<Verbs[V]>> }>,
    /** Runs a chore. */
    run: (chore: keyof Chores) => send({ verb: chore, args: [] }),
    /** Kills the process without a warning. */
    kill: () => kill(child),
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
