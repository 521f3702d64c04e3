import { maskedText } from "@/lib/contract/addresses/address-secrets";
import { CallError } from "@/lib/transfer/current";
import { transferJsonSchema } from "@/lib/transfer/file/json-schema";
import { applyCommand } from "./apply";
import { checkCommand } from "./check";
import { diffCommand } from "./diff";
import { exportCommand } from "./export";
import { type Options, readOptions, USAGE } from "./options";
import { readSettings } from "./settings";
import { simulateCommand } from "./simulate";
import { CommandError, EXIT, type Exit, type Terminal } from "./terminal";

/**
 * Runs the command line and resolves with the exit code. An expected failure is printed as a sentence, any
 * other is thrown.
 */
export async function run(args: string[], terminal: Terminal): Promise<Exit> {
  try {
    const options = readOptions(args);
    if (options !== "help") return await runCommand(options, terminal);
    terminal.out(USAGE.split("\n"));
    return EXIT.same;
  } catch (error) {
    if (!(error instanceof CommandError) && !(error instanceof CallError)) throw error;
    // The API's sentence may quote an address with a secret in it.
    const message = maskedText(error.message);
    if (args.includes("--json")) {
      const details = error instanceof CommandError ? error.details : { type: error.type };
      terminal.json({ error: { message, ...details } });
    }
    terminal.error(
      error instanceof CommandError ? [error.lines].flat().map((line) => maskedText(line)) : message,
    );
    return EXIT.error;
  }
}

async function runCommand(options: Options, terminal: Terminal): Promise<Exit> {
  switch (options.command) {
    case "export":
      return exportCommand(options, readSettings(terminal), terminal);
    case "diff":
      return diffCommand(options, readSettings(terminal), terminal);
    case "apply":
      return applyCommand(options, readSettings(terminal), terminal);
    case "check":
      return checkCommand(options, readSettings(terminal), terminal);
    case "simulate":
      return simulateCommand(options, readSettings(terminal), terminal);
    case "schema":
      terminal.json(transferJsonSchema());
      return EXIT.same;
  }
}
