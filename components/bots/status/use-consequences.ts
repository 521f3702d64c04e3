"use client";

import { createContext, useContext } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import { type Consequence, consequencesOf } from "@/lib/bots/consequences";
import type { BotForm } from "@/lib/bots/form";
import type { ExtraProperty } from "@/lib/filters/builder/catalog";
import type { Destination } from "@/lib/filters/duplicates";
import { useOtherBots } from "../use-other-bots";

type LicenseWebhooks = {
  /** Webhooks on the license, which may send the same pushes as a bot's own webhooks. */
  webhooks: readonly Destination[];
  /** Properties that the filters of these webhooks test, as suggestions for a bot's filters. */
  properties: readonly ExtraProperty[];
};

/** The license's own webhooks and their properties; empty on pages that do not load them. */
export const LicenseWebhooksContext = createContext<LicenseWebhooks>({ webhooks: [], properties: [] });

/**
 * Lists the consequences of saving a form, judged by the other bots and webhooks that are loaded so far.
 */
export function useConsequences(
  base: BotForm,
  botId: string | undefined,
): (form: BotForm) => readonly Consequence[] {
  const names = useGroupNames();
  const others = useOtherBots(botId);
  const { webhooks } = useContext(LicenseWebhooksContext);
  return (form) => consequencesOf(botId === undefined ? undefined : base, form, { others, webhooks, names });
}
