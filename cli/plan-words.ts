import { maskedText } from "@/lib/contract/addresses/address-secrets";
import type { ItemResult } from "@/lib/transfer/apply";
import type { Plan, PlanItem } from "@/lib/transfer/plan";
import { summaryOf } from "@/lib/transfer/summary";

const SIGN: Record<PlanItem["kind"], string> = {
  create: "+ create",
  update: "~ change",
  replace: "± replace",
  unchanged: "= unchanged",
  only_here: "? not in the file",
  remove: "- remove",
  finish: "- finish replacing",
};

/** Plan in words for people; unchanged items are only counted. */
export function planWords({ items }: Plan): string[] {
  const lines = items.filter(({ kind }) => kind !== "unchanged").flatMap(itemLines);
  return [...lines, summaryWords(items)];
}

function itemLines(item: PlanItem): string[] {
  const head = `${SIGN[item.kind]} ${item.object} ${item.label}`;
  switch (item.kind) {
    case "update":
      return [head, ...differenceLines(item.differences)];
    case "replace":
      return [head, ...differenceLines(item.differences), "    its id changes"];
    case "create":
      return [head, ...settingLines(item)];
    case "only_here":
      return [`${head} (kept; --delete removes it)`];
    case "finish":
      return [head, "    a replacement stopped halfway: this leftover will be removed"];
    case "remove":
      return [`${head} (all of this will be lost)`, ...settingLines(item)];
    case "unchanged":
      return [head];
  }
}

function settingLines({ settings = [] }: PlanItem): string[] {
  return settings.map(({ field, value }) => `    ${field}: ${value}`);
}

function differenceLines(differences: { field: string; before: string; after: string }[]): string[] {
  return differences.map(({ field, before, after }) => `    ${field}: ${before} → ${after}`);
}

function summaryWords(items: readonly PlanItem[]): string {
  const { create, update, replace, finish, remove, unchanged, only_here } = summaryOf(items);
  const here = only_here > 0 ? `, ${only_here} not in the file` : "";
  if (create + update + replace + finish + remove === 0) return `No changes: ${unchanged} unchanged${here}.`;
  const left = finish > 0 ? `, ${finish} to finish` : "";
  return `${create} to create, ${update} to change, ${replace} to replace${left}, ${remove} to remove, ${unchanged} unchanged${here}.`;
}

/** Item for programs: kind, object, path and id, without the object itself, which holds secrets. */
export function itemJson(item: PlanItem) {
  return {
    kind: item.kind,
    object: item.object,
    label: item.label,
    ...(item.path === undefined ? {} : { path: item.path }),
    ...idOf(item),
    ...((item.kind === "create" || item.kind === "remove") && { settings: item.settings }),
    ...("differences" in item ? { differences: item.differences } : {}),
    ...("needsSecret" in item && item.needsSecret ? { needs_secret: true } : {}),
  };
}

function idOf(item: PlanItem): { id?: string } {
  if ("id" in item) return { id: item.id };
  if (item.kind === "update") return { id: item.bot.id };
  return item.kind === "replace" ? { id: item.webhook.webhook_id } : {};
}

const OUTCOME: Record<ItemResult["outcome"], string> = {
  done: "done",
  failed: "failed, nothing was changed",
  unknown: "no answer: it may or may not have been changed, run diff to see",
  half: "half done",
  not_started: "not started",
};

export function resultWords({ item, outcome, id, message }: ItemResult): string {
  const made = outcome === "done" && (item.kind === "create" || item.kind === "replace") ? ` (${id})` : "";
  return `${SIGN[item.kind]} ${item.object} ${item.label}: ${OUTCOME[outcome]}${made}${message ? `. ${maskedText(message)}` : ""}`;
}

export function resultJson({ item, outcome, id, message }: ItemResult) {
  return {
    ...itemJson(item),
    ...(id === undefined ? {} : { id }),
    outcome,
    ...(message ? { message: maskedText(message) } : {}),
  };
}
