import { maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { actionTitle } from "@/lib/changes/names";
import type { Sides } from "@/lib/changes/three-way";
import { jsonWords } from "@/lib/changes/words";
import { placeText, placeTitle } from "@/lib/filters/merge-words";
import type { SecretSide, WebhookUnit } from "./merge";

const FIELD_TITLES: Record<string, string> = { url: "URL", description: "Description", action: "Action" };

/** Title of a unit: "URL", "Condition: source · type". */
export function webhookUnitTitle(unit: WebhookUnit): string {
  switch (unit.kind) {
    case "field":
      return FIELD_TITLES[unit.field] ?? unit.field;
    case "secret":
      return "Secret";
    case "condition":
      return `Condition: ${placeTitle(unit.unit.place)}`;
  }
}

/** Text of a unit in one of the versions. */
export function webhookUnitText(unit: WebhookUnit, side: keyof Sides<unknown>): string {
  switch (unit.kind) {
    case "field": {
      const value = unit.sides[side];
      if (unit.field === "action") return actionTitle(jsonWords(value));
      return value === "" ? "None" : value == null ? "None" : maskedLogin(jsonWords(value));
    }
    case "secret":
      return secretText(unit.sides, side);
    case "condition":
      return placeText(unit.unit.place, unit.unit.sides[side]);
  }
}

function secretText({ base, mine, theirs }: Sides<SecretSide>, side: keyof Sides<unknown>): string {
  switch (side) {
    case "base":
      return base.kind === "none" ? "None" : "The secret stored before";
    case "mine":
      return mine.kind === "typed"
        ? "The secret you typed"
        : "The secret stored before, which no longer exists";
    case "theirs":
      if (theirs.kind === "none") return "None";
      return base.digest === theirs.digest ? "The stored secret" : "The newly stored secret";
  }
}
