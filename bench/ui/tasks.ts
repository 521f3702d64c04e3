import type { Browser, Page } from "@playwright/test";
import { z } from "zod";

/**
 * Task of the page's main thread, in milliseconds; `cpu` is the processor's time in it, the slowdown
 * included.
 */
export type Task = { start: number; wall: number; cpu: number; what: string };

/** Recording of one scenario: every task, the moment of each input, and the end. */
export type Recording = { tasks: Task[]; marks: number[]; end: number };

const CATEGORIES = [
  "-*",
  "blink.user_timing",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "v8.execute",
];
const MARK = "bench-step";

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().default(0),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.looseObject({}).optional(),
});
type TraceEvent = z.infer<typeof eventSchema>;

/** Records the tasks of the page while `act` runs. Its `step` marks the moment before each input. */
export async function record(
  browser: Browser,
  page: Page,
  act: (step: () => Promise<void>) => Promise<void>,
): Promise<Recording> {
  await browser.startTracing(page, { categories: CATEGORIES });
  const step = () => page.evaluate((name) => void performance.mark(name), MARK);
  let trace: Buffer;
  try {
    await act(step);
    await step();
  } finally {
    trace = await browser.stopTracing();
  }
  return read(trace);
}

function read(trace: Buffer): Recording {
  const { traceEvents } = z.object({ traceEvents: z.array(z.unknown()) }).parse(JSON.parse(trace.toString()));
  const events = traceEvents.flatMap((event) => {
    const parsed = eventSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
  const marks = events.filter(({ name }) => name === MARK);
  const [first] = marks;
  if (!first) throw new Error("The trace holds no step");
  // The marks are made on the page's main thread, so other threads are left out.
  const here = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const inside = here.filter(({ ph, name, dur = 0 }) => ph === "X" && name !== "RunTask" && dur >= 1_000);
  const from = first.ts;
  const tasks = here
    .filter(({ name, ph, ts, dur = 0 }) => name === "RunTask" && ph === "X" && ts + dur >= from)
    .map((task) => ({
      start: (task.ts - from) / 1_000,
      wall: (task.dur ?? 0) / 1_000,
      cpu: (task.tdur ?? 0) / 1_000,
      what: largestIn(inside, task),
    }));
  const moments = marks.map(({ ts }) => (ts - from) / 1_000).sort((a, b) => a - b);
  return { tasks, marks: moments.slice(0, -1), end: moments.at(-1) ?? 0 };
}

/** The three kinds of work that took most of a task's time, as a hint for speeding it up. */
function largestIn(events: readonly TraceEvent[], task: TraceEvent): string {
  const end = task.ts + (task.dur ?? 0);
  const times = new Map<string, number>();
  for (const { name, ts, dur = 0 } of events) {
    if (ts >= task.ts && ts + dur <= end) times.set(name, (times.get(name) ?? 0) + dur / 1_000);
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name, time]) => `${name} ${time.toFixed(0)}`)
    .join(", ");
}
