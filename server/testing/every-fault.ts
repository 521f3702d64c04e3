import { expect } from "vitest";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { findSession, type Session } from "@/server/sign-in/session-rows";
import { SafeError } from "@/server/errors";
import { replaceWebhook } from "@/server/webhooks/replace/replace-webhook";
import { resumeReplacement, rollBackReplacement } from "@/server/webhooks/replace/resume-replacement";
import type { World } from "@/server/webhooks/replace/world";
import type { Strategy } from "@/lib/webhooks/replacement";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import {
  advance,
  type Clock,
  Crash,
  type Effect,
  type Fault,
  MODES,
  type Process,
  startProcess,
  WriteFailed,
} from "./faulty-world";
import { expectTrueJournal } from "./true-journal";
import { keep, type Kept, keyOf, ourWebhooks, putBack, startOver } from "./replacement-states";
import type { Browser } from "./signed-in";

/*
 * Replacement under every fault. A process replaces the webhook with up to two faults; after one fault, a
 * process that resumes or rolls back has one more; then there are no more faults. All combinations are run,
 * but equal states continue once: only the database, the registered webhooks, late effects and the clock
 * reach the next process. EVERY_FAULT=three adds a fault after two as well, which takes minutes.
 */
const THREE = process.env.EVERY_FAULT === "three";
const SEED = 16;

/** Number of attempts within which a replacement must end after the last fault. */
const LOOKS = 8;
/** Later than any late effect, in milliseconds. */
const MUCH_LATER_MS = 200_000;

/** Summary for assertions: number of runs, steps of a process, and every injected fault as "step: mode". */
export type Explored = {
  runs: number;
  /** Steps of a process without faults. */
  first: string[];
  /** Runs of the first process with one fault, with two, and of a later process with one more. */
  singles: number;
  pairs: number;
  afterwards: number;
  faults: Set<string>;
};

type Work = (world: World) => Promise<unknown>;
type Run = { faults: Fault[]; done: Process["done"] };

/**
 * @param share of the pairs of faults, and of the states that later processes continue from; single faults
 * are all run
 */
export async function everyFault(
  platform: TestPlatform,
  { sid, token }: Browser,
  strategy: Strategy,
  share: number,
): Promise<Explored> {
  const dice = xoroshiro128plus(SEED);
  /** Decides whether to run one of the combinations: all of them, or a share that is the same each time. */
  const taken = () => share === 1 || uniformFloat64(dice) < share;
  const session = await sessionOf(sid);
  const clock: Clock = { now: Date.UTC(2026, 0, 15, 12), late: [] };
  const history: { effects: Effect[] } = { effects: [] };
  const { oldId, bystanders, wanted } = await startOver(platform, token);
  const explored: Explored = { runs: 0, first: [], singles: 0, pairs: 0, afterwards: 0, faults: new Set() };
  const ours = () => ourWebhooks(platform, bystanders);

  const observe = async (effect: Effect) => {
    history.effects.push(effect);
    if (strategy === "overlap")
      expect(await ours(), "one of the two is there at every instant").not.toEqual([]);
  };

  /**
   * Runs a process with these faults, then with one more at each later step in each mode, up to `most`
   * faults.
   */
  async function* runs(from: Kept, work: Work, most: number, faults: Fault[] = []): AsyncGenerator<Run> {
    await putBack(from, platform, clock, history);
    const { world, done } = await startProcess({ platform, token, clock, faults, observe });
    await work(world).catch(expected);
    explored.runs += 1;
    const last = faults.at(-1);
    if (last) explored.faults.add(`${nameOf(done[last.at]?.name ?? "", oldId)}: ${last.mode}`);
    yield { faults, done };
    if (faults.length === most) return;
    for (const [at, { kind }] of done.entries()) {
      if (last && at <= last.at) continue;
      for (const mode of MODES[kind]) {
        const isPair = from === start && last !== undefined;
        if (!isPair || taken()) yield* runs(from, work, most, [...faults, { at, mode }]);
      }
    }
  }

  /** Current state if it is unfinished and was not seen before. A finished state is checked. */
  const seen = new Set<string>();
  const found = async (): Promise<Kept | undefined> => {
    const kept = await keep(platform, clock, history);
    expectTrueJournal(kept);
    const key = keyOf(kept);
    if (seen.has(key)) return undefined;
    seen.add(key);
    const [row] = kept.replacements;
    if (row?.outcome === null) return kept;
    // Late effects must not undo the end.
    await advance(clock, MUCH_LATER_MS);
    const settings = row?.outcome === "done" ? wanted : "old";
    expect(["done", "rolled_back", undefined]).toContain(row?.outcome);
    expect(await ours()).toEqual([settings]);
    return undefined;
  };

  const replace: Work = (world) =>
    replaceWebhook(session, oldId, wantedInput(wanted, strategy), { requestId: "replace" }, world);
  const start = await keep(platform, clock, history);
  const begun: Kept[] = [];
  const once: Kept[] = [];
  for (const most of [1, 2]) {
    for await (const { faults, done } of runs(start, replace, most)) {
      if (faults.length === 0) explored.first = done.map(({ name }) => nameOf(name, oldId));
      if (faults.length === 1 && most === 1) explored.singles += 1;
      if (faults.length === 2) explored.pairs += 1;
      const state = await found();
      if (state) begun.push(state);
      if (state && (THREE || most === 1)) once.push(state);
    }
  }

  const goneOn: Kept[] = [];
  for (const state of once) {
    if (!taken()) continue;
    for (const from of await whenItCanGoOn(state)) {
      for (const goOn of [resumeReplacement, rollBackReplacement]) {
        const id = idOf(state);
        for await (const { faults } of runs(from, (world) => goOn(session, id, world), 1)) {
          explored.afterwards += faults.length;
          const next = await found();
          if (next) goneOn.push(next);
        }
      }
    }
  }

  const ended = new Set<string>();
  for (const state of [...begun, ...goneOn]) await expectEnd(state);
  return explored;

  /**
   * States at the moments at which another process may continue: when the lease is over, and when another
   * look may tell more.
   */
  async function whenItCanGoOn(state: Kept): Promise<Kept[]> {
    const [row] = state.replacements;
    const free = Math.max(row?.lease_until ?? 0, state.clock.now);
    const moments = new Set([free, Math.max(row?.look_at ?? 0, free)]);
    const states: Kept[] = [];
    for (const moment of moments) {
      await putBack(state, platform, clock, history);
      await advance(clock, moment - clock.now);
      states.push(await keep(platform, clock, history));
    }
    return states;
  }

  /** Continues without further faults until the replacement ends with one webhook. */
  async function expectEnd(state: Kept): Promise<void> {
    const way: string[] = [];
    await putBack(state, platform, clock, history);
    for (let look = 0; look < LOOKS; look++) {
      const kept = await keep(platform, clock, history);
      const key = keyOf(kept);
      const [row] = kept.replacements;
      if (row?.outcome !== null) await found();
      if (row?.outcome !== null || ended.has(key)) return way.forEach((passed) => ended.add(passed));
      way.push(key);
      await advance(clock, Math.max(row.lease_until, row.look_at ?? 0, clock.now) - clock.now);
      const { world } = await startProcess({ platform, token, clock, observe });
      await resumeReplacement(session, row.id, world);
      explored.runs += 1;
    }
    expect.fail(`it does not end: ${way.join("\n")}`);
  }
}

function wantedInput(description: string, strategy: Strategy) {
  const secret = { kind: "keep" } as const;
  return { webhook: { url: "http://a.example/", action: "thread_closed", description, secret }, strategy };
}

async function sessionOf(sid: string): Promise<Session> {
  const session = await findSession(sid);
  if (!session) throw new Error("the session is gone");
  return session;
}

function idOf({ replacements: [row] }: Kept): string {
  if (!row) throw new Error("nothing is being replaced");
  return row.id;
}

function nameOf(done: string, oldId: string): string {
  if (!done.startsWith("unregister ")) return done;
  return done === `unregister ${oldId}` ? "unregister old" : "unregister new";
}

function expected(error: unknown): void {
  if (error instanceof Crash || error instanceof SafeError || error instanceof WriteFailed) return;
  throw error;
}
