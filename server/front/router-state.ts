import "server-only";
import { z } from "zod";

/*
 * Checks the header in which Next's router lists the parts of a page it has. Next answers 500 to an unreadable one and logs
 * a stack. The schema repeats `flightRouterStateSchema` of Next; a test compares the two.
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

/** Deeper than any of our pages, and far too shallow to overflow the stack. */
const MAX_BRACKETS = 200;

export function isRouterState(header: string): boolean {
  try {
    const text = decodeURIComponent(header);
    return (text.match(/\[/g) ?? []).length <= MAX_BRACKETS && state.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
