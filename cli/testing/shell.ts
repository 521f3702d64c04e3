import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { startTestPlatform, type TokenFor } from "@/platform/testing/start-test-platform";
import { testClient } from "@/platform/testing/client";
import { run } from "../run";
import { printer } from "../terminal";

type More = {
  environment?: Record<string, string>;
  confirm?: (question: string) => Promise<boolean>;
  stopped?: () => boolean;
};

export type Ran = { code: number; out: string; error: string };

/** Printed text without the end of its last line. */
const ended = (parts: string[]) => parts.join("").replace(/\n$/, "");

/** Starts a platform, a folder, and the command line for a person with a token of that platform. */
export async function startShell() {
  const platform = await startTestPlatform();
  const folder = await mkdtemp(join(tmpdir(), "switchboard-cli-"));
  const path = (name: string) => join(folder, name);
  // Waits pass at once, and add up in `waited`.
  let waited = 0;
  const time = {
    now: () => Date.now() + waited,
    sleep: async (ms: number) => {
      waited += ms;
    },
  };

  async function as(who: TokenFor = {}) {
    const { access_token: token } = await platform.tokenFor(who);
    const environment = {
      SWITCHBOARD_TOKEN: token,
      CONFIGURATION_API_URL: `${platform.apiUrl}/configuration`,
    };
    const call = async (args: string[], more: More = {}): Promise<Ran> => {
      const out: string[] = [];
      const error: string[] = [];
      const code = await run(args, {
        environment: { ...environment, ...more.environment },
        ...printer(
          (text) => void out.push(text),
          (text) => void error.push(text),
        ),
        confirm: more.confirm,
        stopped: more.stopped ?? (() => false),
        time,
      });
      return { code, out: ended(out), error: ended(error) };
    };
    return { environment, run: call, client: testClient(platform.apiUrl, token) };
  }

  return {
    as,
    path,
    apiUrl: platform.apiUrl,
    /** Time that commands have waited so far, in milliseconds. */
    waited: () => waited,
    read: (name: string) => readFile(path(name), "utf8"),
    /** Writes a configuration file and returns its path. */
    async write(name: string, content: string | object): Promise<string> {
      await writeFile(path(name), typeof content === "string" ? content : stringify(content));
      return path(name);
    },
    async close() {
      await platform.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Shell = Awaited<ReturnType<typeof startShell>>;
export type Person = Awaited<ReturnType<Shell["as"]>>;
