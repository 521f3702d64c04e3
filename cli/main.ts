import { createInterface } from "node:readline";
import { errorLines } from "@/lib/text/error-lines";
import { visible } from "@/lib/text/unseen";
import { run } from "./run";
import { EXIT, printer } from "./terminal";

/**
 * Entry of `npx switchboard`: the configuration of a license from a shell or a pipeline (README,
 * "Configuration as code").
 */

let interrupted = false;
// The first Ctrl-C stops between two changes, the second one at once.
process.on("SIGINT", () => {
  if (interrupted) process.exit(1);
  interrupted = true;
  process.stderr.write("Stopping after the change under way; Ctrl-C again stops at once.\n");
});

// A reader of the output may leave, as `head` does: the closed pipe must not end a change in progress.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Asks for y or n; Ctrl-C and Ctrl-D answer no. */
function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    terminal.once("SIGINT", () => terminal.close());
    terminal.once("close", () => resolve(false));
    terminal.question(`${visible(question)} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      terminal.close();
    });
  });
}

const print = printer(
  (text) => void process.stdout.write(text),
  (text) => void process.stderr.write(text),
);

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  ...print,
  confirm: process.stdin.isTTY ? confirm : undefined,
  stopped: () => interrupted,
}).catch((error: unknown) => {
  print.error(errorLines(error));
  return EXIT.error;
});
