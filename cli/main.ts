import { createInterface } from "node:readline/promises";
import { run } from "./run";

/** `npx switchboard`: the configuration of a license from a shell or a pipeline (README, "Configuration as code"). */

let interrupted = false;
// The first Ctrl-C ends it between two changes, the second one at once.
process.on("SIGINT", () => {
  if (interrupted) process.exit(1);
  interrupted = true;
  process.stderr.write("Stopping after the change under way; Ctrl-C again stops at once.\n");
});

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  confirm: process.stdin.isTTY ? confirm : undefined,
  stopped: () => interrupted,
});
