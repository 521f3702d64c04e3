import { vi } from "vitest";

/*
 * Resets a shared test process before each file: its environment, process-wide values and our own modules
 * are as at the start. Modules from node_modules stay loaded, which saves most of the loading time.
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
