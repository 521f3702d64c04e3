import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The headless shell first: without a window's interface it takes a tenth less time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

const HELP = `No Chromium was found, and none could be installed. Do one of these and run the tests again:
  apt-get install chromium-headless-shell   (Debian; as root; chromium will do too)
  npx playwright install chromium           (needs the internet)
  CHROMIUM_PATH=/path/to/chromium npm test`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function aptInstall(packages: string[]): boolean {
  const quiet = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  if (spawnSync("apt-get", ["update", "-q"], quiet).status !== 0) return false;
  return (
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], quiet).status === 0
  );
}

/** Installs Debian packages when this is Debian or Ubuntu and we are root; says whether it did. */
export function installOnDebian(packages: string[]): boolean {
  return existsSync("/etc/debian_version") && process.getuid?.() === 0 && aptInstall(packages);
}

/**
 * The Chromium to test with: CHROMIUM_PATH, else one on the PATH, else Debian's package, else Playwright's own download.
 * @throws with instructions when there is none
 */
export async function ensureBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not an executable file`);
  }
  const found = onPath();
  if (found) return found;
  console.log("No Chromium on the PATH");
  if (installOnDebian(["chromium-headless-shell", "fonts-liberation"])) {
    const installed = onPath();
    if (installed) return installed;
  }
  try {
    execFileSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
      stdio: "inherit",
    });
    const { chromium } = await import("@playwright/test");
    if (isExecutable(chromium.executablePath())) return chromium.executablePath();
  } catch {
    // The error below says what to do.
  }
  throw new Error(HELP);
}
