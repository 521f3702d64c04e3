import type { Selectable } from "kysely";
import { parseFilter } from "@/lib/filters/codec/codec";
import type { FilterContext } from "@/lib/filters/context";
import { type FilterIndex, indexFilters } from "@/lib/filters/engine/search-index";
import { readDetails } from "../bots/bot";
import type { ConfigurationChangeTable } from "../database/schema";
import { readDocument } from "../webhooks/webhook";

type AppliedChange = Selectable<ConfigurationChangeTable>;

/** Something that fires: a webhook, or one action of a bot's own webhooks, whose `webhookId` is the bot's. */
export type Hook = {
  webhookId: string;
  clientId: string;
  action: string;
  url: string;
  /** Sealed: it is opened when it is sent. */
  secretKey: string;
};

type FilteredHook = { hook: Hook; filters: Record<string, unknown> | null | undefined };

function hooksOf({ kind, target_id, client_id, document }: AppliedChange): FilteredHook[] {
  if (document === null) return [];
  const owner = { webhookId: target_id, clientId: client_id };
  if (kind === "webhook") {
    const { action, url, secret_key: secretKey, filters } = readDocument(document);
    return [{ hook: { ...owner, action, url, secretKey }, filters }];
  }
  const { webhooks } = readDetails(document);
  if (!webhooks) return [];
  const { url, secret_key: secretKey, actions } = webhooks;
  return actions.map(({ name, filters }) => ({ hook: { ...owner, action: name, url, secretKey }, filters }));
}

/** All that can fire in one license, in an index for each action, as of the last change that was applied. */
export class LicenseHooks {
  #version = 0;
  readonly #hooks = new Map<string, Hook[]>();
  readonly #indexes = new Map<string, FilterIndex<Hook>>();

  get version(): number {
    return this.#version;
  }

  /** Applies the next change. One that was applied already, by a reader that was faster, is passed over. */
  apply(change: AppliedChange): void {
    if (change.version <= this.#version) return;
    this.#version = change.version;
    for (const hook of this.#hooks.get(change.target_id) ?? []) this.#indexes.get(hook.action)?.remove(hook);
    const present = hooksOf(change);
    if (present.length === 0) this.#hooks.delete(change.target_id);
    else
      this.#hooks.set(
        change.target_id,
        present.map(({ hook }) => hook),
      );
    for (const { hook, filters } of present) this.#indexOf(hook.action).add(hook, parseFilter(filters));
  }

  /**
   * Hooks that fire for an event. Each of a bot's actions counts by itself: two that match are two
   * deliveries.
   */
  matching(action: string, context: FilterContext): Hook[] {
    return this.#indexes.get(action)?.match(context) ?? [];
  }

  #indexOf(action: string): FilterIndex<Hook> {
    const index = this.#indexes.get(action) ?? indexFilters<Hook>();
    this.#indexes.set(action, index);
    return index;
  }
}
