import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished, vi } from "vitest";
import { createBodyBudget, type MAX_BODIES_BYTES } from "@/server/front/body-budget";
import { type Answers, createDoor } from "@/server/front/door";
import { DOOR, listen } from "@/server/front/listen";

/** Request that passed the door. */
type LetIn = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };

type Options = {
  /** Answers requests behind the door; by default with the size of the body. */
  answer?: (letIn: LetIn, response: ServerResponse) => void | Promise<void>;
  most?: typeof MAX_BODIES_BYTES;
  proxyHops?: number;
  stop?: Partial<typeof DOOR.stop>;
  patience?: Partial<typeof DOOR>;
};

/** Starts a door on a free port, with a simple handler behind it. Cookie `sid=NAME` is a session. */
export async function startDoor({ answer, most, proxyHops = 0, stop = {}, patience = {} }: Options = {}) {
  const letIn: LetIn[] = [];
  const log: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => log.push(String(line)) > 0);
  const pages: Answers = async (request, response) => {
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: await text(request) };
    letIn.push(one);
    if (answer) await answer(one, response);
    else response.end(`${one.body.length} bytes`);
  };
  const headers = { "x-everywhere": "yes", "x-own": "door" };
  const door = createDoor({
    pages,
    files: (_request, response) => response.end("a file"),
    headers,
    proxyHops,
    budget: createBodyBudget(most),
    sidOf: async ({ headers }) => /^sid=(\w+)$/.exec(headers.cookie ?? "")?.[1],
  });
  const listening = await listen(
    door,
    { host: "127.0.0.1", port: 0, headers },
    { ...DOOR, ...patience, stop: { settle: 10, bodies: 20, answers: 1_000, ...stop } },
  );
  onTestFinished(() => listening.stop());
  return {
    url: `http://127.0.0.1:${listening.port}`,
    letIn,
    stop: listening.stop,
    /** Lines of the log as JSON. */
    log: () => log.map((line): unknown => JSON.parse(line)),
  };
}
