import type { MethodName, MethodReply } from "@/lib/contract/methods";
import type { BotDetails, WebhookReply } from "@/lib/contract/replies";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import { MAX_FILE_ENTRIES } from "./file/file-limits";

/** The objects on a license that the token may see. `bots` are this application's: only these are editable. */
export type Current = { bots: BotDetails[]; otherBots: BotDetails[]; webhooks: WebhookReply[] };

/** Calls one method of the Configuration API. @throws CallError */
export type Call = <M extends MethodName>(
  method: M,
  body: Record<string, unknown>,
) => Promise<MethodReply<M>>;

/** A failed call, with a message for people. */
export class CallError extends Error {
  override readonly name = "CallError";
  constructor(
    /** The API's error type, such as `authorization`; our own word when there was no answer. */
    readonly type: string,
    message: string,
    /** Whether anything was changed upstream. */
    readonly changed: "no" | "unknown",
    /** The wait that the API asked for, if any. */
    readonly asked?: Asked,
  ) {
    super(message);
  }
}

/** Most calls for details at once: the API has no method that returns several bots. */
const AT_ONCE = 8;

type ReadOptions = {
  others?: boolean;
  /** Reports how many bots have been read, of how many. */
  read?: (done: number, of: number) => void;
};

/**
 * Reads all objects that the token may see; bots of other applications only if asked for and allowed.
 * @throws CallError
 */
export async function readCurrent(call: Call, options: ReadOptions = {}): Promise<Current> {
  const { bot_agents: mine } = await call("get_bot_agents", { all: false });
  const { webhooks_config: webhooks } = await call("get_webhooks_config", {});
  const own = new Set(mine.map(({ id }) => id));
  const all = options.others ? await everyBot(call) : [];
  const others = all.filter(({ id }) => !own.has(id));
  const ids = [...mine, ...others].map(({ id }) => id);
  if (Math.max(ids.length, webhooks.length) > MAX_FILE_ENTRIES) {
    const most = `a file holds ${MAX_FILE_ENTRIES} of each at most`;
    const there = `The license has ${ids.length} bots and ${webhooks.length} webhooks; ${most}.`;
    throw new CallError("too_large", there, "no");
  }
  const details = await readDetails(call, ids, options.read);
  return {
    bots: details.filter(({ id }) => own.has(id)),
    otherBots: details.filter(({ id }) => !own.has(id)),
    webhooks,
  };
}

async function everyBot(call: Call) {
  try {
    return (await call("get_bot_agents", { all: true })).bot_agents;
  } catch (error) {
    if (error instanceof CallError && error.type === "authorization") return [];
    throw error;
  }
}

async function readDetails(call: Call, ids: string[], read?: ReadOptions["read"]): Promise<BotDetails[]> {
  const found = new Map<string, BotDetails>();
  const waiting = [...ids];
  let done = 0;
  read?.(done, ids.length);
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const bot = await readBot(call, id);
      if (bot) found.set(id, bot);
      read?.(++done, ids.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Undefined for a bot removed since the list was read. */
async function readBot(call: Call, id: string): Promise<BotDetails | undefined> {
  try {
    return (await call("get_bot_agent_details", { bot_agent_id: id })).bot_agent;
  } catch (error) {
    if (error instanceof CallError && error.type === "not_found") return undefined;
    throw error;
  }
}
