import { z } from "zod";
import pushes from "@/lib/contract/pushes.json";
import { ACTIONS, isAction } from "@/lib/contract/versions";
import type { FilterContext } from "@/lib/filters/context";
import { readCurrent } from "@/lib/transfer/current";
import { exportDocument } from "@/lib/transfer/export";
import { type Simulated, simulatePush } from "@/lib/transfer/simulate";
import { apiClient } from "./client";
import { readJson } from "./files";
import type { Options } from "./options";
import { readConfiguration } from "./read-configuration";
import type { Settings } from "./settings";
import { CommandError, EXIT, type Exit, type Terminal } from "./terminal";

const properties = z.record(z.string(), z.record(z.string(), z.unknown()));
const contextSchema = z.strictObject({
  chat: properties.optional(),
  thread: properties.optional(),
  event: properties.optional(),
  agents: z.array(z.string()).optional(),
});

/** `simulate`: who would be sent a push. Decided here with the product's own filter engine; nothing is sent. */
export async function simulateCommand(
  options: Options,
  settings: Settings,
  terminal: Terminal,
): Promise<Exit> {
  const action = options.operand;
  if (!isAction(action))
    throw new CommandError(`There is no action “${action}”; there are ${ACTIONS.join(", ")}.`);
  const push = options.push === undefined ? pushes[action] : await readJson(options.push);
  const context = options.context === undefined ? {} : await readContext(options.context);
  const document =
    options.file === undefined
      ? exportDocument(await readCurrent(apiClient(settings))).document
      : (await readConfiguration(options.file)).document;
  const results = simulatePush(document, action, push, context);
  if (options.json) terminal.json({ action, results });
  else terminal.out(words(action, results));
  return EXIT.same;
}

async function readContext(file: string): Promise<FilterContext> {
  const parsed = contextSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CommandError(`${file} is not a context: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}

const TITLES = {
  would_send: "Would be sent",
  would_not_send: "Would not be sent",
  cannot_tell: "Cannot tell",
};

function words(action: string, results: Simulated[]): string[] {
  if (results.length === 0) return [`Nothing is registered for ${action}.`];
  return (["would_send", "cannot_tell", "would_not_send"] as const).flatMap((verdict) => {
    const some = results.filter((result) => result.verdict === verdict);
    if (some.length === 0) return [];
    return [
      `${TITLES[verdict]}:`,
      ...some.flatMap(({ object, label, sentence, reason }) => [
        `  ${object} ${label}`,
        `    ${sentence}${reason === undefined ? "" : ` (${reason})`}`,
      ]),
    ];
  });
}
