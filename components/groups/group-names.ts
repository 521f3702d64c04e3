"use client";

import { useQuery } from "@tanstack/react-query";
import type { GroupNames } from "@/lib/contract/bot-words";
import { groupNamesQuery } from "./group-queries";

const NONE: GroupNames = {};

/** The names as far as they have been read; numbers stand for the rest. */
export function useGroupNames(): GroupNames {
  return useQuery(groupNamesQuery).data?.names ?? NONE;
}
