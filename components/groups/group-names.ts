"use client";

import { useQuery } from "@tanstack/react-query";
import type { GroupNames } from "@/lib/contract/bot-words";
import { groupNamesQuery } from "./group-queries";

const NONE: GroupNames = {};

/** Group names that are loaded so far; groups without one are shown by number. */
export function useGroupNames(): GroupNames {
  return useQuery(groupNamesQuery).data?.names ?? NONE;
}
