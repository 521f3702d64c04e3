import { connect, createServer, type Server, type Socket } from "node:net";
import { Kysely, sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { dialectFor } from "./dialect";

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

function listen(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    answer(socket);
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

/** The server's side of a connection that accepts any user: AuthenticationOk and ReadyForQuery. */
const WELCOME = Buffer.from("520000000800000000" + "5a0000000549", "hex");

const database = (url: string) => new Kysely<unknown>({ dialect: dialectFor({ url }) });
const ask = (db: Kysely<unknown>) => sql`select 1 as one`.execute(db);

describe("a PostgreSQL that hangs", () => {
  it("is told: when it takes no connection, answers no statement, or is not there", async () => {
    const at = (port: number) => database(`postgres://someone@127.0.0.1:${port}/x`);
    const mute = at(await listen(() => undefined));
    const silent = at(await listen((socket) => socket.once("data", () => socket.write(WELCOME))));
    const gone = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    // The wait for a statement must not be followed by an equal wait for its rollback.
    const inside = silent.transaction().execute((on) => ask(on as Kysely<unknown>));
    const told = await Promise.all(
      [ask(mute), inside, ask(at(gone))].map((asked) => asked.catch((error: unknown) => error)),
    );
    const failure = { code: "database_unavailable", trouble: "silent", asked: { why: "unavailable" } };
    expect(told).toMatchObject([failure, failure, failure]);
  });

  const real = process.env.TEST_DATABASE_URL;
  it.runIf(real !== undefined)("is used again as soon as it answers", async () => {
    const to = new URL(real ?? "");
    const [upstreamPort, upstreamHost] = [Number(to.port || 5432), to.hostname];
    let hangs = false;
    const port = await listen((socket) => {
      const upstream = connect(upstreamPort, upstreamHost);
      upstream.on("error", () => undefined);
      sockets.add(upstream);
      socket.on("data", (bytes) => void (hangs || upstream.write(bytes)));
      upstream.on("data", (bytes) => void (hangs || socket.write(bytes)));
      socket.on("close", () => upstream.destroy());
    });
    to.host = `127.0.0.1:${port}`;
    const db = database(to.href);
    expect((await ask(db)).rows).toEqual([{ one: 1 }]);
    hangs = true;
    await expect(ask(db)).rejects.toThrow("does not answer");
    hangs = false;
    expect((await ask(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
  });
});
