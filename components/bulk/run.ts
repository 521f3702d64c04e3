import { counted } from "@/lib/text/counted";

/** Outcome of one item of a run. A `left` item was not tried. */
export type Outcome =
  | { kind: "done" }
  | { kind: "unchanged"; message: string }
  /** This person can never change the item. */
  | { kind: "left_out"; message: string }
  | { kind: "conflict"; message: string }
  | { kind: "failed"; message: string }
  | { kind: "left" };

/** `halts`: reason to end the whole run here, such as a session that has ended. */
export type StepOutcome = Outcome & { halts?: string };

export type Run = {
  items: readonly { id: string; name: string }[];
  outcomes: ReadonlyMap<string, Outcome>;
  /** Start of the run, and the time of its latest outcome, in milliseconds. */
  began: number;
  at: number;
  state: "running" | "stopping" | "over";
  /** Reason why the run ended early without being stopped by a person. */
  halted?: string;
};

/** Number of steps that run at the same time. */
export const AT_ONCE = 4;
/** Failures in a row that halt the run: so many have a common cause, and the rest would fail too. */
export const FAILURES_IN_A_ROW = 5;

type RunOptions<I> = {
  items: readonly I[];
  step: (item: I) => Promise<StepOutcome>;
  /** Asked before each step. */
  stopped: () => boolean;
  settled: (item: I, outcome: Outcome) => void;
};

/**
 * Takes one step for each item in order, a few at a time. A stopped or halted run still waits for the steps
 * under way. Returns the reason if the run was halted.
 */
export async function runEach<I>({
  items,
  step,
  stopped,
  settled,
}: RunOptions<I>): Promise<string | undefined> {
  const queue = [...items];
  let halted: string | undefined;
  let failures = 0;
  const work = async () => {
    while (halted === undefined && !stopped()) {
      const item = queue.shift();
      if (item === undefined) return;
      const { halts, ...outcome } = await step(item);
      settled(item, outcome);
      failures = outcome.kind === "failed" ? failures + 1 : 0;
      halted ??= halts;
      if (failures >= FAILURES_IN_A_ROW) halted ??= `${FAILURES_IN_A_ROW} in a row failed.`;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return halted;
}

export function outcomeOf({ outcomes }: Pick<Run, "outcomes">, id: string): Outcome {
  return outcomes.get(id) ?? { kind: "left" };
}

/** Ids that another attempt should include: failed, in conflict, or not tried. */
export function restOf(run: Run): string[] {
  const settled = (id: string) => ["done", "unchanged", "left_out"].includes(outcomeOf(run, id).kind);
  return run.items.filter(({ id }) => !settled(id)).map(({ id }) => id);
}

/** Progress in words: "12 of 40, 5 a second, 6 s left". */
export function progressWords({ items, outcomes, began, at }: Run): string {
  const [done, total] = [outcomes.size, items.length];
  const seconds = (at - began) / 1000;
  if (done === 0 || seconds <= 0) return `${done} of ${total}`;
  const rate = done / seconds;
  const shown = rate >= 10 ? Math.round(rate) : rate.toPrecision(2).replace(/\.0$/, "");
  const left = done < total ? `, ${timeWords((total - done) / rate)} left` : "";
  return `${done} of ${total}, ${shown} a second${left}`;
}

function timeWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** Result in words: "Changed 39 bots. 1 bot failed. Stopped, 3 bots not tried." */
export function runWords(run: Run, did: string, noun: string): string {
  const count = (kind: Outcome["kind"]) =>
    run.items.filter(({ id }) => outcomeOf(run, id).kind === kind).length;
  const words = [`${did} ${counted(count("done"), noun)}.`];
  const say = (kind: Outcome["kind"], sentence: (text: string) => string) => {
    const found = count(kind);
    if (found > 0) words.push(sentence(counted(found, noun)));
  };
  say("unchanged", (text) => `${text} needed no change.`);
  say("left_out", (text) => `${text} left out.`);
  say("failed", (text) => `${text} failed.`);
  say("conflict", (text) => `${text} changed elsewhere since you looked.`);
  if (run.halted !== undefined) words.push(run.halted);
  say("left", (text) => (run.halted === undefined ? `Stopped, ${text} not tried.` : `${text} not tried.`));
  return words.join(" ");
}
