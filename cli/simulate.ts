import { z } from "zod";
import pushes from "@/lib/contract/pushes.json";
import { ACTIONS, isAction } from "@/lib/contract/versions";
import { type FilterContext, mergeContexts } from "@/lib/filters/context";
import { readBody } from "@/lib/playground/webhook-body";
import { isObject } from "@/lib/filters/codec/json-object";
import { visible } from "@/lib/text/unseen";
import { exportDocument } from "@/lib/transfer/export";
import { type Simulated, simulatePush } from "@/lib/transfer/simulate";
import { apiClient, readLicense } from "./client";
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

/**
 * `simulate`: lists the webhooks and bots that would be sent a push. Decides with Switchboard's own filter
 * engine and sends nothing.
 */
export async function simulateCommand(
  options: Options,
  settings: Settings,
  terminal: Terminal,
): Promise<Exit> {
  const action = options.operand;
  if (!isAction(action))
    throw new CommandError(`There is no action “${action}”; there are ${ACTIONS.join(", ")}.`);
  const { push, beside } =
    options.push === undefined ? { push: pushes[action], beside: {} } : await readPush(options.push, action);
  const known = options.context === undefined ? {} : await readContext(options.context);
  const context = mergeContexts(known, beside);
  const document =
    options.file === undefined
      ? exportDocument(await readLicense(apiClient(settings, terminal))).document
      : (await readConfiguration(options.file)).document;
  const results = simulatePush(document, action, push, context);
  if (options.json) terminal.json({ action, results });
  else terminal.out(words(action, results));
  return EXIT.same;
}

/** The push of a file, which may be the whole body of a webhook as receivers log it. */
async function readPush(file: string, action: string): Promise<{ push: unknown; beside: FilterContext }> {
  const value = await readJson(file);
  const body = readBody(value);
  if (body) {
    const { action: sentFor, data, beside } = body;
    if (sentFor === undefined || sentFor === action) return { push: data, beside };
    const instead = isAction(sentFor) ? `; call simulate ${sentFor} to judge it` : "";
    throw new CommandError(`${file} was sent for “${visible(sentFor)}”, not for “${action}”${instead}.`);
  }
  if (isObject(value)) return { push: value, beside: {} };
  const found = Array.isArray(value) ? `a list of ${value.length}` : "no object";
  throw new CommandError(`${file} is no push: it is ${found}, and a push is one object, in braces { }.`);
}

async function readContext(file: string): Promise<FilterContext> {
  const value = await readJson(file);
  if (readBody(value)) {
    throw new CommandError(`${file} is the whole body of a webhook: give it as --push instead of --context.`);
  }
  const parsed = contextSchema.safeParse(value);
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
