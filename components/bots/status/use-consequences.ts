"use client";

import { createContext, useContext } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import { type Consequence, consequencesOf } from "@/lib/bots/consequences";
import type { BotForm } from "@/lib/bots/form";
import type { ExtraProperty } from "@/lib/filters/builder/catalog";
import type { Destination } from "@/lib/filters/duplicates";
import { useOtherBots } from "../use-other-bots";

type LicenseWebhooks = {
  /** They may send the same as a bot's. */
  webhooks: readonly Destination[];
  /** What their filters ask for, a bot's may ask for as well. */
  properties: readonly ExtraProperty[];
};

/** The license's own webhooks, for pages that know them. */
export const LicenseWebhooksContext = createContext<LicenseWebhooks>({ webhooks: [], properties: [] });

/** Tells what saving a form would bring about, as far as it is known what else there is. */
export function useConsequences(
  base: BotForm,
  botId: string | undefined,
): (form: BotForm) => readonly Consequence[] {
  const names = useGroupNames();
  const others = useOtherBots(botId);
  const { webhooks } = useContext(LicenseWebhooksContext);
  return (form) => consequencesOf(botId === undefined ? undefined : base, form, { others, webhooks, names });
}
