import type { TestProject } from "vitest/node";
import { bundle } from "../bundle.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether proofs run in full, as in `npm run test:long`, or in the short form that each change waits for. */
    long: boolean;
  }
}

/** Before the first test: the bundle that tests start processes from, and how long the proofs may be. */
export default async function prepare({ provide }: TestProject): Promise<void> {
  provide("long", process.env.LONG_PROOFS === "true");
  await bundle();
}
