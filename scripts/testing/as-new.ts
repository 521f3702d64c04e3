import { vi } from "vitest";

/*
 * Before each file of a project whose files share a process: its environment, values that are one for the process and
 * our own modules are as at the start. What is loaded from node_modules stays, which is most of what loading takes.
 */

const PROCESS_WIDE = "switchboard.";
const AT_START = Symbol.for("switchboard-tests.environment");

const kept = globalThis as { [key: symbol]: NodeJS.ProcessEnv | undefined };
kept[AT_START] ??= { ...process.env };

for (const name of Object.keys(process.env)) if (!(name in kept[AT_START])) delete process.env[name];
Object.assign(process.env, kept[AT_START]);
for (const key of Object.getOwnPropertySymbols(globalThis))
  if (Symbol.keyFor(key)?.startsWith(PROCESS_WIDE)) delete kept[key];
vi.resetModules();
