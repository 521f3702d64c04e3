"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { LiveNote } from "@/components/editing/live-note";
import { savedAtKey } from "../queries";

/** After a bot was saved in this tab: when the change is certain to have effect. */
export function SavedNote({ botId }: { botId: string }) {
  const { data: savedAt } = useQuery<number>({ queryKey: savedAtKey(botId), queryFn: skipToken });
  return savedAt === undefined ? null : <LiveNote since={savedAt} done="Saved" />;
}
