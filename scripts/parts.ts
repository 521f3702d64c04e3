import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, readReport } from "./test-report";

const SLOWEST = 10;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Part of the tests: a program that passes with exit code 0. */
export type Part = {
  title: string;
  args: string[];
  environment?: Record<string, string>;
  /** File into which the program writes its JSON report, if it counts tests. */
  report?: string;
  /** The Node program to run it with, this one unless given. */
  node?: string;
};

/** Runs parts, prints the output and duration of each, and adds up their counts. */
export function createParts() {
  const folder = mkdtempSync(join(tmpdir(), "switchboard-tests-"));
  const began = Date.now();
  const total = { passed: 0, failed: 0 };
  const files = new Map<string, number>();

  function count(report: Report): void {
    total.passed += report.passed;
    total.failed += report.failed;
    for (const [file, took] of report.files) files.set(file, Math.max(took, files.get(file) ?? 0));
  }

  /**
   * Runs one part. Its output is printed at once if no other part runs beside it, otherwise as a whole at
   * the end.
   * @throws when the part fails
   */
  async function run(part: Part, beside = false): Promise<void> {
    const { title, args, environment = {}, report, node = process.execPath } = part;
    if (!beside) console.log(`\n— ${title}`);
    const start = Date.now();
    const { said, status } = await output(node, args, environment, beside);
    const took = seconds(Date.now() - start);
    if (beside) console.log(`\n— ${title}\n${said.trimEnd()}`);
    const counted = report !== undefined && existsSync(report) ? readReport(report) : undefined;
    if (counted) count(counted);
    console.log(`${title}: ${took}`);
    if (status === 0) return;
    if (!counted?.failed) total.failed += 1;
    throw new Error(`${title} failed (${status})`);
  }

  /** The place of a report that no other part of this run has. */
  const reportAt = (name: string) => join(folder, `${name}.json`);

  function end(): void {
    rmSync(folder, { recursive: true, force: true });
    const slowest = [...files].sort(([, one], [, other]) => other - one).slice(0, SLOWEST);
    if (slowest.length > 0) {
      console.log("\nThe slowest test files:");
      for (const [file, took] of slowest) console.log(`${seconds(took).padStart(9)}  ${file}`);
    }
    console.log(`\nAll of it: ${seconds(Date.now() - began)}`);
    console.log(`${total.passed} passed, ${total.failed} failed`);
  }

  return { run, reportAt, end };
}

export type Parts = ReturnType<typeof createParts>;

function output(
  node: string,
  args: string[],
  environment: Record<string, string>,
  kept: boolean,
): Promise<{ said: string; status: number | NodeJS.Signals }> {
  const child = spawn(node, args, {
    stdio: ["ignore", kept ? "pipe" : "inherit", kept ? "pipe" : "inherit"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  const take = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ said, status: code ?? signal ?? 1 }));
  });
}

/** Runs works side by side to their ends, and fails with the first that failed. */
export async function together(...works: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
