import { type Call, type Current, readCurrent } from "@/lib/transfer/current";
import { makePlan, type Plan } from "@/lib/transfer/plan";
import { problemsOfPlan } from "@/lib/transfer/problems";
import { apiClient } from "./client";
import type { Options } from "./options";
import { opened, readConfiguration, refused } from "./read-configuration";
import type { Settings } from "./settings";

export type Planned = { call: Call; text: string; current: Current; plan: Plan };

/** Reads file and license and plans, for `diff` and `apply` alike. @throws CommandError, CallError */
export async function planFor(options: Options, settings: Settings): Promise<Planned> {
  const call = apiClient(settings);
  const { text, document, located } = await readConfiguration(options.operand);
  const open = await opened(document, settings.passphrase);
  const current = await readCurrent(call);
  const plan = makePlan(open, current, { remove: options.delete });
  const problems = problemsOfPlan(plan, settings.version);
  if (problems.length > 0) throw refused(options.operand, located(problems));
  return { call, text, current, plan };
}
