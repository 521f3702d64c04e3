"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { LiveNote } from "@/components/editing/live-note";
import { savedAtKey } from "../queries";

/** Note after a save in this tab: the time at which the change is live. */
export function SavedNote({ botId }: { botId: string }) {
  const { data: savedAt } = useQuery<number>({ queryKey: savedAtKey(botId), queryFn: skipToken });
  return savedAt === undefined ? null : <LiveNote since={savedAt} done="Saved" />;
}
