import "server-only";
import type { PlannedItem } from "@/lib/transfer/api";
import type { FileSecret } from "@/lib/transfer/file/document";
import type { PlanItem } from "@/lib/transfer/plan";
import type { StepOf } from "./step-of";
import { closeTicket, type Owner } from "./ticket";

/** Item of a plan for the browser, with a ticket for carrying it out. `line` is its place in the file. */
export async function shownItem(
  owner: Owner,
  item: PlanItem,
  stepOf: StepOf,
  line: number | undefined,
): Promise<PlannedItem> {
  const step = stepOf(item);
  const { object, label, path } = item;
  const id = idOf(item);
  return {
    key: path ?? `${object} ${id}`,
    kind: item.kind === "remove" ? "only_here" : item.kind,
    object,
    label,
    line,
    id,
    differences: "differences" in item ? item.differences : [],
    settings: item.settings ?? [],
    secret: secretOf(item),
    ...(step && { ticket: await closeTicket(owner, step) }),
  };
}

function idOf(item: PlanItem): string | undefined {
  if ("id" in item) return item.id;
  if (item.kind === "update") return item.bot.id;
  return item.kind === "replace" ? item.webhook.webhook_id : undefined;
}

function secretOf(item: PlanItem): PlannedItem["secret"] {
  if ("needsSecret" in item && item.needsSecret) return "needed";
  switch (item.kind) {
    case "create":
    case "update": {
      if (item.object === "webhook") return "set";
      if (!item.entry.webhooks) return item.kind === "update" && item.bot.webhooks ? "kept" : "none";
      const changed =
        item.kind === "create" || sets(item.entry.webhooks.secret, item.bot.webhooks?.secret_key);
      return changed ? "set" : "kept";
    }
    case "replace":
      return sets(item.entry.secret, item.webhook.secret_key) ? "set" : "kept";
    case "unchanged":
    case "only_here":
    case "remove":
    case "finish":
      return "none";
  }
}

function sets(wanted: FileSecret | undefined, stored: string | undefined): boolean {
  return typeof wanted === "object" && "value" in wanted && wanted.value !== stored;
}
