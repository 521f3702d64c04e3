import "server-only";
import { z } from "zod";

/*
 * The header in which Next's router says which parts of a page it has. Next answers 500 to one that it cannot read, with a
 * stack in the log, so it is looked at before. The same as `flightRouterStateSchema` of Next, against which a test holds it.
 */

const KINDS = [
  "c",
  "oc",
  "d",
  ...["c", "d"].flatMap((kind) => ["(.)", "(..)", "(...)", "(..)(..)"].map((way) => `${kind}i${way}`)),
];

const segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(KINDS), z.array(z.string()).nullable()]),
]);

type State = unknown[];
const state: z.ZodType<State> = z.lazy(() =>
  z.tuple([
    segment,
    z.record(z.string(), state),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(["refetch", "inside-shared-layout", "metadata-only"]).nullish(),
    z.number().nullish(),
    z.string().optional(),
  ]),
);

/** Deeper than any page of ours, and far from what would fill the stack. */
const MAX_BRACKETS = 200;

/** Whether the value of `next-router-state-tree` can be read. */
export function isRouterState(header: string): boolean {
  try {
    const text = decodeURIComponent(header);
    return (text.match(/\[/g) ?? []).length <= MAX_BRACKETS && state.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
