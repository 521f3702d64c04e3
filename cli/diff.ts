import { hasChanges } from "@/lib/transfer/plan";
import { summaryOf } from "@/lib/transfer/summary";
import type { Options } from "./options";
import { planFor } from "./plan";
import { itemJson, planWords } from "./plan-words";
import { savePlan } from "./saved-plan";
import type { Settings } from "./settings";
import { EXIT, type Exit, type Terminal } from "./terminal";

/** `diff`: prints the changes that applying the file would make. Changes nothing. */
export async function diffCommand(options: Options, settings: Settings, terminal: Terminal): Promise<Exit> {
  const { plan, text, current, notes, warnings } = await planFor(options, settings, terminal);
  for (const note of notes) terminal.error(note);
  const changes = hasChanges(plan);
  if (options.save !== undefined) await savePlan(options.save, text, options.delete, current);
  if (options.json) {
    terminal.json({ changes, summary: summaryOf(plan.items), items: plan.items.map(itemJson), warnings });
  } else {
    terminal.out(planWords(plan));
  }
  return changes ? EXIT.changes : EXIT.same;
}
