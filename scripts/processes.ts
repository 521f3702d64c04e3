import { type ChildProcess, spawn } from "node:child_process";
import { createConnection } from "node:net";
import { createInterface } from "node:readline";

export type Child = {
  name: string;
  /** Resolves with the exit code, or the signal's name. */
  exited: Promise<number | string>;
  /** Resolves with all lines so far once one of them starts with `word`; rejects when the program ends before. */
  line: (word: string) => Promise<string[]>;
  stop: () => Promise<void>;
};

/**
 * Time after which a program is killed; longer than any of ours needs to stop (server/front/listen.ts,
 * platform/listen.ts).
 */
const GRACE_MS = 8_000;

/** Starts a Node program of ours. Its lines are passed on to `onLine`, both streams alike. */
export function startNode(
  name: string,
  args: string[],
  environment: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): Child {
  const child = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const take = (line: string) => {
    lines.push(line);
    if (lines.length > 200) lines.shift();
    onLine(line);
    for (const check of waiting) check();
  };
  createInterface({ input: child.stdout }).on("line", take);
  createInterface({ input: child.stderr }).on("line", take);
  const exited = exitOf(child);

  return {
    name,
    exited,
    line: (word) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!lines.some((line) => line.startsWith(word))) return;
          waiting.delete(check);
          resolve([...lines]);
        };
        waiting.add(check);
        check();
        void exited.then((code) => reject(new Error(`${name} ended (${code}) before it was ready`)));
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await exited;
      clearTimeout(killer);
    },
  };
}

/** Stops programs one after the other, the last started first: its requests in flight may need the earlier ones. */
export async function stopAll(started: readonly Child[]): Promise<void> {
  for (const child of started.toReversed()) await child.stop();
}

function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    // "close" comes after the last line was read, "exit" may come before.
    child.once("close", (code, signal) => resolve(code ?? signal ?? "gone"));
  });
}

/** Whether something answers on a port of the address. */
export function isPortInUse(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
