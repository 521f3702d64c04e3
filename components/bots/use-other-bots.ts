"use client";

import { useQuery } from "@tanstack/react-query";
import type { ShownBot } from "@/lib/bots/api";
import { botsQuery } from "./queries";
import { MANY_BOTS, useListedBots } from "./use-listed-bots";

const NONE: ReadonlySet<string> = new Set();

/**
 * The license's other bots, read in the background. Undefined until all of them are known, and if there are
 * too many to read for a note: half of them would look like all.
 */
export function useOtherBots(botId: string | undefined): ShownBot[] | undefined {
  const { data } = useQuery(botsQuery);
  const bots = data && data.bots.length <= MANY_BOTS ? data.bots : [];
  const { listed } = useListedBots(bots, NONE, false);
  if (!data || data.bots.length > MANY_BOTS) return undefined;
  const others = listed.filter(({ id }) => id !== botId).map(({ details }) => details);
  const known = others.filter((details) => details !== undefined);
  return known.length === others.length ? known : undefined;
}
