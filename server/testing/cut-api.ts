import { text } from "node:stream/consumers";
import { afterAll } from "vitest";
import { startOnLoopback } from "./loopback";

/**
 * Fault for the next calls of a method: the connection is cut before the API has seen the call or after the
 * call had its effect, or the call is answered with a refusal.
 */
export type Cut = { method: string; when: "before" | "after" | "refused"; times?: number };

type Json = Record<string, unknown>;

/** Selects the call to hold: of a method, after `skip` others; held before or after its effect. */
type Which = { method?: string; skip?: number; when?: "before" | "after" };
type Hold = Which & { skip: number; reached: () => void; released: Promise<void> };

const REFUSAL = JSON.stringify({ error: { type: "authorization", message: "Not allowed just now" } });

/** Creates a proxy between the dashboard and the API that cuts or holds calls when a test asks for it. */
export function createCutApi() {
  let cut: Cut | undefined;
  let hold: Hold | undefined;
  let effects = 0;
  let newer: { method: string; say: (reply: Json) => Json } | undefined;
  const calls: string[] = [];

  /** Takes the hold for this call, if one is set. */
  function taken(method: string): Hold | undefined {
    if (hold === undefined || (hold.method ?? method) !== method) return undefined;
    if (hold.skip > 0) return void (hold.skip -= 1);
    const mine = hold;
    hold = undefined;
    return mine;
  }

  async function start(apiUrl: string): Promise<string> {
    const { url, close } = await startOnLoopback((request, response) => {
      effects += 1;
      const over = () => (effects -= 1);
      void text(request)
        .then(async (body) => {
          const method = request.url?.split("/").at(-1) ?? "";
          calls.push(method);
          const mine = cut?.method === method && (cut.times ?? 1) > 0 ? cut : undefined;
          if (mine) cut = { ...mine, times: (mine.times ?? 1) - 1 };
          if (mine?.when === "before") return void response.socket?.destroy();
          if (mine?.when === "refused") {
            return void response.writeHead(403, { "content-type": "application/json" }).end(REFUSAL);
          }
          const held = taken(method);
          if (held?.when === "before") {
            held.reached();
            await held.released;
          }
          const answer = await fetch(`${apiUrl}${request.url}`, {
            method: "POST",
            headers: { authorization: request.headers.authorization ?? "" },
            body,
          });
          let reply = await answer.text();
          if (newer?.method === method) {
            reply = JSON.stringify(newer.say(JSON.parse(reply) as Json));
            newer = undefined;
          }
          if (mine) return void response.socket?.destroy();
          if (held && held.when !== "before") {
            held.reached();
            await held.released;
          }
          response.writeHead(answer.status, { "content-type": "application/json" }).end(reply);
        })
        .finally(over);
    });
    afterAll(close);
    return url;
  }

  return {
    start,
    /** Names of the called methods, in order. */
    calls,
    /**
     * Holds back the answer to the next call of a method, from the moment when `reached` resolves until
     * `release` is called.
     */
    hold: (which: string | Which) => {
      const [reached, released] = [gate(), gate()];
      const named = typeof which === "string" ? { method: which } : which;
      hold = { skip: 0, ...named, reached: reached.resolve, released: released.promise };
      return { reached: reached.promise, release: released.resolve };
    },
    /** Whether a call is in progress, even one whose caller has died. */
    isBusy: () => effects > 0,
    /** Rewrites the next answer to a method into one that only a newer API would give. */
    newer: (method: string, say: (reply: Json) => Json) => void (newer = { method, say }),
    /** Cuts the next calls of a method. */
    cut: (next: Cut) => void (cut = next),
  };
}

/** Promise with its resolve function: Node 20 has no Promise.withResolvers. */
function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
