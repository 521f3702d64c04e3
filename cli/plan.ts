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
  /** What the file says that Switchboard does not know, and what it likely does not mean, a line each. */
  notes: string[];
  /** The same for programs. */
  warnings: Problem[];
};

/** Where replacements under way are kept unless `--state` says otherwise. */
const STATE_FILE = "switchboard-unfinished.json";

/** Beside the configuration, so that whoever applies that again finds it, from whatever folder. */
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
