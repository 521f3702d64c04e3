import "server-only";
import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type { Current } from "@/lib/transfer/current";
import { type Done, JOBS, type Jobs } from "./jobs";

/* Runs in a worker thread, from its own bundle (scripts/work.mjs): reading and comparing files would block requests. */

export type Order = { [J in keyof Jobs]: { job: J; input: Jobs[J] } }[keyof Jobs] & { port: MessagePort };

/** Carries out one job. Asks the main thread for the license, because only that has the session. */
export async function work(order: Order): Promise<Done> {
  const { port } = order;
  const license = async (): Promise<Current> => {
    port.postMessage("license");
    const [text] = (await once(port, "message")) as [string];
    return JSON.parse(text) as Current;
  };
  try {
    return await doJob(order, license);
  } finally {
    port.close();
  }
}

function doJob(order: Order, license: () => Promise<Current>): Promise<Done> {
  switch (order.job) {
    case "plan":
      return JOBS.plan(order.input, license);
    case "drift":
      return JOBS.drift(order.input, license);
    case "export":
      return JOBS.export(order.input, license);
  }
}
