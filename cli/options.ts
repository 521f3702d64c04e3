import { parseArgs } from "node:util";
import { CommandError } from "./terminal";

const COMMANDS = ["export", "diff", "apply", "check", "simulate", "schema"] as const;
type Command = (typeof COMMANDS)[number];

export const USAGE = `Usage: npx switchboard COMMAND [options]

  export              print the license's configuration as YAML
    --out FILE          write it to a file instead (mode 600)
    --secrets           include secrets, sealed with SWITCHBOARD_PASSPHRASE
    --others            also list bots of other applications, for reference only
  diff FILE           show what applying the file would change
    --delete            count anything missing from the file as a removal
    --save PLAN         write the plan to a file for apply --plan
  apply FILE          make the license match the file
    --delete            remove anything missing from the file
    --yes               do not ask first
    --plan PLAN         refuse if the license has changed since the plan was saved
    --generate-secrets  generate the missing secrets of new webhooks
    --undo FILE         where to save the previous configuration (switchboard-undo-TIME.yaml)
    --no-undo           do not save it
    --state FILE        where to keep a replacement in progress, so that the next apply can finish it if this one
                        is killed (switchboard-unfinished.json beside FILE); diff reads it too
  check FILE          check whether the API would accept the file; needs no token
  simulate ACTION     list the webhooks and bots that would be sent a push
    --push FILE         the payload of the push as JSON (default: the documented sample)
    --context FILE      the chat context as JSON: chat, thread, event, agents
    --file FILE         use a configuration file, not the license
  schema              print the JSON Schema of the file

  --json              for programs: one JSON document on standard output

FILE may be - for standard input. Environment: SWITCHBOARD_TOKEN, CONFIGURATION_API_URL, CONFIGURATION_API_VERSION,
SWITCHBOARD_PASSPHRASE. Exit codes: 0 no change, 2 changes (found by diff, made by apply), 1 error.`;

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const OPTIONS = {
  json: flag,
  help: { ...flag, short: "h" },
  out: text,
  secrets: flag,
  others: flag,
  delete: flag,
  save: text,
  yes: { ...flag, short: "y" },
  plan: text,
  "generate-secrets": flag,
  undo: text,
  "no-undo": flag,
  state: text,
  push: text,
  context: text,
  file: text,
} as const;

type Name = keyof typeof OPTIONS;
const ALLOWED: Record<Command, readonly Name[]> = {
  export: ["out", "secrets", "others"],
  diff: ["delete", "save", "state"],
  apply: ["delete", "yes", "plan", "generate-secrets", "undo", "no-undo", "state"],
  check: [],
  simulate: ["push", "context", "file"],
  schema: [],
};
const OPERAND: Partial<Record<Command, string>> = {
  diff: "FILE",
  apply: "FILE",
  check: "FILE",
  simulate: "ACTION",
};

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '([^']+)'/.exec(message)?.[1];
    throw new CommandError(
      unknown === undefined
        ? message
        : `There is no option ${unknown}; \`npx switchboard help\` lists them all.`,
    );
  }
}

type Values = ReturnType<typeof parse>["values"];
export type Options = Values & { command: Command; operand: string };

/** @throws CommandError when it was called in a way that has no meaning */
export function readOptions(args: string[]): Options | "help" {
  const { values, positionals } = parse(args);
  const [name, ...operands] = positionals;
  if (values.help || name === "help") return "help";
  if (name === undefined) throw new CommandError(["A command is missing.", "", ...USAGE.split("\n")]);
  const command = COMMANDS.find((candidate) => candidate === name);
  if (!command) throw new CommandError(`There is no command “${name}”; there are ${COMMANDS.join(", ")}.`);
  const wanted = OPERAND[command];
  if (wanted !== undefined && operands.length === 0) throw new CommandError(`${command} needs ${wanted}.`);
  const surplus = operands[wanted === undefined ? 0 : 1];
  if (surplus !== undefined) throw new CommandError(`${command} does not take “${surplus}”.`);
  const allowed: readonly string[] = [...ALLOWED[command], "json", "help"];
  for (const [option, value] of Object.entries(values)) {
    if (value !== false && !allowed.includes(option))
      throw new CommandError(`${command} does not take --${option}.`);
  }
  if (values.undo !== undefined && values["no-undo"]) {
    throw new CommandError("--undo and --no-undo contradict each other: leave one out.");
  }
  return { ...values, command, operand: operands[0] ?? "" };
}
