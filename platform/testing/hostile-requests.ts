import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { FIRST_LINES, HEADERS, METHODS, PARTS, QUERIES, TEXTS, VALUES } from "./hostile-words";
import { parseAnswer, type RawAnswer, rawConnect } from "./raw-http";

export type HostileRequest = {
  bytes: Buffer;
  method: string;
  /** The request announces more bytes than it sends, or is not HTTP/1.1: a server need not answer it. */
  isBroken: boolean;
};

/** Route of a server: its path with `[parts]` to fill in, and a body that it would accept. */
export type Target = { method: string; path: string; body?: unknown };

type Options = {
  targets: readonly Target[];
  /** Header lines that authenticate; most requests carry one of them. */
  credentials: readonly string[];
  /** Header lines that a regular client sends. */
  usual?: readonly string[];
  /** Existing ids, which fill most of the `[parts]`. */
  ids: readonly string[];
  host: string;
};

/** Probabilities of a choice, from 0 to 1. */
const [SELDOM, SOMETIMES, MOSTLY] = [0.04, 0.2, 0.8];

/** Generates requests from a seed, each by damaging a valid request to one of the targets. */
export function hostileRequests(seed: number, options: Options): () => HostileRequest {
  const { targets, credentials, usual = [], ids, host } = options;
  const dice = xoroshiro128plus(seed);
  const happens = (share: number) => uniformFloat64(dice) < share;
  const one = <T>(from: readonly T[]): T => from[uniformInt(dice, 0, from.length - 1)] as T;

  function pathOf({ path }: Target): string {
    const filled = path.replaceAll(/\[[^\]]*\]/g, () => (happens(MOSTLY) ? one(ids) : one(PARTS)));
    const parts = filled.split("/");
    if (happens(SELDOM)) parts.splice(uniformInt(dice, 0, parts.length), uniformInt(dice, 0, 1), one(PARTS));
    return (parts.join("/") || "/") + one(QUERIES);
  }

  /** JSON with some of its values replaced, left out or doubled. */
  function harmed(value: unknown): string {
    if (happens(SELDOM)) return happens(0.5) ? one(VALUES) : JSON.stringify(one(TEXTS));
    if (Array.isArray(value)) {
      const items = value.flatMap((item) => (happens(SELDOM) ? [] : happens(SELDOM) ? [item, item] : [item]));
      return `[${items.map(harmed).join(",")}]`;
    }
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).filter(() => !happens(SELDOM));
      const more = happens(SELDOM) ? [[one(TEXTS), one(TEXTS)] as const] : [];
      return `{${[...entries, ...more].map(([name, inner]) => `${JSON.stringify(name)}:${harmed(inner)}`).join(",")}}`;
    }
    return JSON.stringify(value) ?? "null";
  }

  function bodyOf({ body }: Target): Buffer {
    if (body === undefined && happens(MOSTLY)) return Buffer.alloc(0);
    const text = typeof body === "string" ? body : harmed(body ?? {});
    const bytes = Buffer.from(text);
    if (!happens(SELDOM)) return bytes;
    const at = uniformInt(dice, 0, bytes.length);
    const depth = one([50, 101, 20_000]);
    return one([
      bytes.subarray(0, at),
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc0]), bytes.subarray(at)]),
      Buffer.concat([bytes, bytes]),
      Buffer.from("[".repeat(depth) + "]".repeat(depth)),
      Buffer.from('{"a":'.repeat(depth)),
      Buffer.from(`{"name":"${"x".repeat(1_100_000)}"}`),
      Buffer.from(one(VALUES)),
    ]);
  }

  /** Frames a body with header lines for its length, which may be wrong. */
  function framed(body: Buffer): { lines: string[]; sent: Buffer; isCut: boolean } {
    const length = `Content-Length: ${body.length}`;
    if (!happens(SOMETIMES)) return { lines: [length], sent: body, isCut: false };
    const chunk = Buffer.concat([
      Buffer.from(`${body.length.toString(16)}\r\n`),
      body,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
    const chunks = body.length === 0 ? Buffer.from("0\r\n\r\n") : chunk;
    return one([
      { lines: ["Transfer-Encoding: chunked"], sent: chunks, isCut: false },
      { lines: ["Transfer-Encoding: chunked"], sent: body, isCut: true },
      { lines: ["Transfer-Encoding: gzip, chunked"], sent: chunks, isCut: false },
      { lines: ["Transfer-Encoding: chunked", length], sent: chunks, isCut: true },
      { lines: [`Content-Length: ${body.length + 7}`], sent: body, isCut: true },
      {
        lines: [`Content-Length: ${one(["-1", "x", "99999999999999999999", "1, 2"])}`],
        sent: body,
        isCut: true,
      },
      { lines: [length, length], sent: body, isCut: true },
      { lines: [], sent: Buffer.alloc(0), isCut: false },
    ]);
  }

  return () => {
    const target = one(targets);
    const method = happens(MOSTLY) ? target.method : one(METHODS);
    const path = pathOf(target);
    const isOdd = happens(SELDOM);
    const first = (isOdd ? one(FIRST_LINES) : "METHOD PATH HTTP/1.1")
      .replace("METHOD", method)
      .replace("PATH", path);
    const { lines, sent, isCut } = framed(bodyOf(target));
    const hosts = happens(SELDOM)
      ? one([[], [`Host: ${host}`, "Host: evil.example"], ["Host: "], ["Host: a b"]])
      : [`Host: ${host}`];
    const more = Array.from({ length: happens(SOMETIMES) ? uniformInt(dice, 1, 4) : 0 }, () => one(HEADERS));
    const who = happens(MOSTLY) ? [one(credentials), ...usual] : [];
    const head = [first, ...hosts, "Connection: close", ...who, ...more, ...lines, "", ""].join("\r\n");
    return { bytes: Buffer.concat([Buffer.from(head), sent]), method, isBroken: isCut || isOdd };
  };
}

/** Time without an answer after which a server counts as hanging, in milliseconds. */
const HANGS_MS = 30_000;

/**
 * Sends a request on a new connection, and ends the connection after a broken one.
 * @returns the final answer; undefined when the server closed the connection without one
 */
async function sendHostile(url: string, { bytes, isBroken }: HostileRequest): Promise<RawAnswer | undefined> {
  const { socket, received } = rawConnect(url);
  socket.setTimeout(HANGS_MS, () => socket.destroy(new Error("no answer")));
  let timedOut = false;
  socket.once("timeout", () => (timedOut = true));
  if (isBroken) socket.end(bytes);
  else socket.write(bytes);
  const text = (await received()).replace(/^(HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/, "");
  if (timedOut) throw new Error(`no answer to ${bytes.toString("latin1").slice(0, 2000)}`);
  if (text === "") return undefined;
  const answer = parseAnswer(text);
  if (answer.headers.get("transfer-encoding") === "chunked")
    return { ...answer, body: unchunked(answer.body) };
  // Bytes left over after an answered request get an answer of their own, which is cut off here.
  const length = Number(answer.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  return { ...answer, body: Buffer.from(answer.body).subarray(0, length).toString() };
}

function unchunked(text: string): string {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.subarray(at, line).toString(), 16);
    if (line < 0 || !(size > 0)) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

/** Failures after which a run ends. */
const MOST_FAILURES = 10;

/** Sends `count` requests, eight at a time, and checks each answer. @throws with the requests whose answer failed the check */
export async function sendAll(
  url: string,
  count: number,
  next: () => HostileRequest,
  check: (request: HostileRequest, answer: RawAnswer | undefined) => void,
): Promise<void> {
  let left = count;
  const failures: string[] = [];
  const work = async () => {
    while (left-- > 0 && failures.length < MOST_FAILURES) {
      const request = next();
      const answer = await sendHostile(url, request);
      try {
        check(request, answer);
      } catch (error) {
        const asked = JSON.stringify(request.bytes.toString("latin1").slice(0, 3000));
        failures.push(`${asked}\nwas answered ${JSON.stringify(answer ?? null, shown)}\n${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}

function shown(_: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  return typeof value === "string" ? value.slice(0, 500) : value;
}
