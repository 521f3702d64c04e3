import { type Call, CallError } from "./current";
import type { Plan, PlanItem } from "./plan";
import { createBotRequest, registerRequest, type SecretFor, updateBotRequest } from "./requests";

/** Outcome of one item of a plan. */
export type ItemResult = {
  item: PlanItem;
  /**
   * `failed`: nothing was changed. `unknown`: the API may have changed it; look before trying again. `half`:
   * the new webhook is registered and the old one may still be, too. `not_started`: an earlier item failed,
   * or the run was stopped.
   */
  outcome: "done" | "failed" | "unknown" | "half" | "not_started";
  /** The object's current id; a replaced webhook has a new one. */
  id?: string;
  message?: string;
};

type Options = {
  call: Call;
  /** Makes a secret for an item whose `needsSecret` is set. */
  newSecret: () => string;
  /** Asked before each item. */
  stopped?: () => boolean;
  /** Remembers replacements under way, so that a new plan can finish one whose process was killed. */
  keeper?: Keeper;
};

/** Storage of replacements under way. Each promise resolves when the data is on disk. */
export type Keeper = {
  begin: (item: ReplaceItem) => Promise<void>;
  registered: (item: ReplaceItem, id: string) => Promise<void>;
  /**
   * Forgets the replacement that this webhook, the old or the new one, belongs to: it is no longer half done.
   */
  end: (webhookId: string) => Promise<void>;
};

type ReplaceItem = Extract<PlanItem, { kind: "replace" }>;

/**
 * Carries out a plan item by item and yields each outcome. The first failure ends the run: earlier items are
 * done, later ones are untouched, and a new plan continues from there.
 */
export async function* applyPlan({ items }: Plan, options: Options): AsyncGenerator<ItemResult> {
  let ended = false;
  for (const item of items) {
    if (item.kind === "unchanged" || item.kind === "only_here") continue;
    if (ended || options.stopped?.()) {
      ended = true;
      yield { item, outcome: "not_started" };
      continue;
    }
    const result = await applyItem(item, options);
    ended = result.outcome !== "done";
    yield result;
  }
}

async function applyItem(item: PlanItem, { call, newSecret, keeper }: Options): Promise<ItemResult> {
  const secretFor: SecretFor = (wanted, stored) =>
    typeof wanted === "object" && "value" in wanted ? wanted.value : (stored ?? newSecret());
  try {
    switch (item.kind) {
      case "create": {
        const id =
          item.object === "bot"
            ? (await call("create_bot_agent", createBotRequest(item.entry, secretFor))).bot_agent_id
            : (await call("register_webhook", registerRequest(item.entry, undefined, secretFor))).webhook_id;
        return { item, outcome: "done", id };
      }
      case "update":
        await call("update_bot_agent", updateBotRequest(item.entry, item.bot, secretFor));
        return { item, outcome: "done", id: item.bot.id };
      case "replace":
        return await replace(item, call, secretFor, keeper);
      case "finish":
        await remove("webhook", item.id, call);
        await keeper?.end(item.id);
        return { item, outcome: "done" };
      case "remove":
        await remove(item.object, item.id, call);
        return { item, outcome: "done" };
      case "unchanged":
      case "only_here":
        return { item, outcome: "done", id: item.id };
    }
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { item, outcome: error.changed === "unknown" ? "unknown" : "failed", message: error.message };
  }
}

/**
 * Replaces a webhook, as the API cannot change one. Registers the new one first, so that there is always one;
 * if the old one cannot be unregistered, the new one is unregistered again.
 */
async function replace(
  item: ReplaceItem,
  call: Call,
  secretFor: SecretFor,
  keeper?: Keeper,
): Promise<ItemResult> {
  const { webhook, entry } = item;
  const old = webhook.webhook_id;
  await keeper?.begin(item);
  let id: string;
  try {
    id = (await call("register_webhook", registerRequest(entry, webhook.secret_key, secretFor))).webhook_id;
  } catch (error) {
    if (error instanceof CallError && error.changed === "no") await keeper?.end(old);
    throw error;
  }
  await keeper?.registered(item, id);
  try {
    await remove("webhook", old, call);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // Unregistering the new one is safe only while the old one certainly exists.
    const takenBack = error.changed === "no" && (await tryTo(() => remove("webhook", id, call)));
    if (!takenBack) {
      const message = `${error.message} The new webhook is ${id}; the old one, ${old}, may still be there.`;
      return { item, outcome: "half", id, message };
    }
    await keeper?.end(old);
    return { item, outcome: "failed", id: old, message: `${error.message} The old webhook stays.` };
  }
  await keeper?.end(old);
  return { item, outcome: "done", id };
}

async function remove(object: "bot" | "webhook", id: string, call: Call): Promise<void> {
  try {
    if (object === "bot") await call("remove_bot_agent", { bot_agent_id: id });
    else await call("unregister_webhook", { webhook_id: id });
  } catch (error) {
    // An object that is already gone counts as removed.
    if (!(error instanceof CallError && error.type === "not_found")) throw error;
  }
}

async function tryTo(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
