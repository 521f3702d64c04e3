import { dirname, join } from "node:path";
import type { Current } from "@/lib/transfer/current";
import { doubtsOfPlan } from "@/lib/transfer/doubts/plan";
import { makePlan, type Plan } from "@/lib/transfer/plan";
import { problemsOfPlan, unknownFields } from "@/lib/transfer/problems";
import type { Problem } from "@/lib/transfer/file/text";
import type { Unfinished } from "@/lib/transfer/unfinished";
import { apiClient, type Client, readLicense } from "./client";
import type { Options } from "./options";
import { noteLine, opened, readConfiguration, refused, warningLine } from "./read-configuration";
import type { Settings } from "./settings";
import type { Terminal } from "./terminal";
import { readUnfinished } from "./unfinished-file";

export type Planned = Client & {
  text: string;
  current: Current;
  plan: Plan;
  begun: Unfinished[];
  /**
   * Notes and warnings on the file, a line each: unknown fields, invisible characters and probable
   * mistakes.
   */
  notes: string[];
  /** Warnings for programs. */
  warnings: Problem[];
};

/** File for unfinished replacements, unless `--state` names another. */
const STATE_FILE = "switchboard-unfinished.json";

/** Stands beside the configuration file, so that the next `apply` of that file finds it from any folder. */
export function stateFile({ state, operand }: Options): string {
  return state ?? join(operand === "-" ? "." : dirname(operand), STATE_FILE);
}

/** Reads file and license and plans, for `diff` and `apply` alike. @throws CommandError, CallError */
export async function planFor(options: Options, settings: Settings, terminal: Terminal): Promise<Planned> {
  const client = apiClient(settings, terminal);
  const { text, document, located, notes: odd } = await readConfiguration(options.operand);
  const open = await opened(document, settings.passphrase);
  const current = await readLicense(client);
  const begun = await readUnfinished(stateFile(options));
  const plan = makePlan(open, current, { remove: options.delete, unfinished: begun });
  const problems = problemsOfPlan(plan, settings.version);
  if (problems.length > 0) throw refused(options.operand, located(problems));
  const unknown = [...odd, ...located(unknownFields(document))];
  const doubts = located(doubtsOfPlan(open, plan, current));
  const notes = [
    ...unknown.map((note) => noteLine(options.operand, note)),
    ...doubts.map((doubt) => warningLine(options.operand, doubt)),
  ];
  return { ...client, text, current, plan, begun, notes, warnings: [...unknown, ...doubts] };
}
