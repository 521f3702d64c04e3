import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

/** Runs `npm run start:dashboard` in an environment where it fails; returns its exit code and error output. */
async function start(environment: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "dashboard"], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close"), text(child.stdout)]);
  return { code, said };
}

it("names all that is missing before anything starts", async () => {
  const { code, said } = await start({ PORT: "3999" });
  expect(code).toBe(1);
  for (const name of ["APP_URL", "CONFIGURATION_API_URL", "ACCOUNTS_URL", "OAUTH_CLIENT_ID", "AUTH_SECRET"]) {
    expect(said).toContain(`${name} is missing`);
  }
});
