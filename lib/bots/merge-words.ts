import { maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { actionTitle } from "@/lib/changes/names";
import type { Sides } from "@/lib/changes/three-way";
import { type GroupNames, groupName, priorityTitle, statusTitle } from "@/lib/contract/bot-words";
import { placeText, placeTitle } from "@/lib/filters/merge-words";
import { actionSentence } from "./changes";
import type { ActionRow, BotForm } from "./form";
import { BOT_LABELS } from "./labels";
import type { MergeUnit } from "./merge";
import { keptFields } from "./verbatim";

/** The title of a unit: "Status", "Sales", "Condition of “Message or event”: source · type". */
export function unitTitle(unit: MergeUnit, names?: GroupNames): string {
  switch (unit.kind) {
    case "field":
      return BOT_LABELS[unit.field];
    case "group":
      return capitalised(groupName(unit.id, names));
    case "webhooks":
      return "Webhooks";
    case "url":
      return BOT_LABELS["webhooks.url"];
    case "secret":
      return BOT_LABELS["webhooks.secret"];
    case "webhook_fields":
      return "Other settings of the webhooks";
    case "action":
      return `Action “${actionTitle((unit.sides.theirs ?? unit.sides.mine ?? unit.sides.base)?.name ?? "")}”`;
    case "condition":
      return `Condition of “${actionTitle(unit.action)}”: ${placeTitle(unit.unit.place)}`;
    case "action_fields":
      return `Other settings of “${actionTitle(unit.action)}”`;
  }
}

/** Text of a unit in one of the versions. */
export function unitText(unit: MergeUnit, side: keyof Sides<unknown>, names?: GroupNames): string {
  switch (unit.kind) {
    case "field":
      return fieldText(unit.field, unit.sides[side]);
    case "group": {
      const row = unit.sides[side];
      if (!row) return `Not in ${groupName(unit.id, names)}`;
      return priorityTitle(row.priority) + others(row.extra);
    }
    case "webhooks":
      return webhooksText(unit.sides[side]);
    case "url":
      return maskedLogin(unit.sides[side]) || "None";
    case "secret":
      return secretText(unit.sides, side);
    case "webhook_fields":
    case "action_fields":
      return unit.sides[side];
    case "action":
      return actionText(unit.sides[side]);
    case "condition":
      return placeText(unit.unit.place, unit.unit.sides[side]);
  }
}

function fieldText(field: "name" | "avatar" | "status" | "capacity", text: string): string {
  if (field === "status") return statusTitle(text);
  return text.trim() || "None";
}

function webhooksText({ on, url, actions }: BotForm["webhooks"]): string {
  if (!on) return "None";
  const sent = actions.map(({ name }) => `“${actionTitle(name)}”`);
  return `${sent.length > 0 ? sent.join(", ") : "No action"} to ${maskedLogin(url) || "an address you have not typed yet"}`;
}

function secretText(
  { base, mine, theirs }: Sides<BotForm["webhooks"]["secret"]>,
  side: keyof Sides<unknown>,
) {
  switch (side) {
    case "base":
      return base.kind === "keep" ? "The secret stored before" : "None";
    case "mine":
      if (mine.kind === "value") return "The secret you typed";
      return "The secret stored before, which no longer exists";
    case "theirs":
      if (theirs.kind === "value") return "None";
      return base.digest === theirs.digest ? "The stored secret" : "The newly stored secret";
  }
}

function actionText(row: ActionRow | undefined): string {
  if (!row) return "Not sent";
  return row.draft === "" ? actionSentence(row) + others(row.extra) : "An unfinished filter";
}

function others(extra: string): string {
  return Object.keys(keptFields(extra)).length > 0 ? ` (with ${extra})` : "";
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
