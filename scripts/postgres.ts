import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installOnDebian } from "./ensure-browser";

const DEBIAN_ROOT = "/usr/lib/postgresql";

/** The folder of initdb and pg_ctl: Debian keeps them off the PATH, a folder for each version. */
function binaries(): string | undefined {
  const debian = existsSync(DEBIAN_ROOT)
    ? readdirSync(DEBIAN_ROOT)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN_ROOT, version, "bin"))
    : [];
  const onPath = (process.env.PATH ?? "").split(":");
  return [...debian, ...onPath].find((folder) => folder && existsSync(join(folder, "initdb")));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/**
 * Starts a throw-away PostgreSQL on loopback, installed from Debian's package if there is none. PostgreSQL
 * refuses to run as root, so root starts it as the user `postgres`, else `nobody`.
 */
export async function startPostgres(): Promise<{ url: string; stop: () => void }> {
  if (!binaries()) installOnDebian(["postgresql"]);
  const folder = binaries();
  if (!folder) {
    throw new Error(
      "No PostgreSQL was found. Install it (on Debian: apt-get install postgresql) and run this again.",
    );
  }
  const data = mkdtempSync(join(tmpdir(), "switchboard-postgres-"));
  const options: { uid?: number; gid?: number } = {};
  if (process.getuid?.() === 0) {
    const user = spawnSync("id", ["-u", "postgres"]).status === 0 ? "postgres" : "nobody";
    options.uid = Number(execFileSync("id", ["-u", user], { encoding: "utf8" }));
    options.gid = Number(execFileSync("id", ["-g", user], { encoding: "utf8" }));
    chownSync(data, options.uid, options.gid);
  }
  const run = (program: string, args: string[]) =>
    execFileSync(join(folder, program), args, { ...options, cwd: data, stdio: "pipe" });
  const cluster = join(data, "cluster");
  const port = await freePort();
  run("initdb", ["-D", cluster, "-U", "switchboard", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  run("pg_ctl", [
    ...["-D", cluster, "-w", "-l", join(data, "log"), "start"],
    ...["-o", `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`],
  ]);
  return {
    url: `postgres://switchboard@127.0.0.1:${port}/postgres`,
    stop: () => {
      run("pg_ctl", ["-D", cluster, "-m", "immediate", "stop"]);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
