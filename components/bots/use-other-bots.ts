"use client";

import { useQuery } from "@tanstack/react-query";
import type { ShownBot } from "@/lib/bots/api";
import { botsQuery } from "./queries";
import { MANY_BOTS, useListedBots } from "./use-listed-bots";

const NONE: ReadonlySet<string> = new Set();

/**
 * The license's bots besides this one, read in the background. `undefined` until all of them are known, and where
 * they are too many to be read for a note: half of the neighbours would be told as all of them.
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
