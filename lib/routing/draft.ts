import { z } from "zod";
import { groupIdSchema } from "@/lib/contract/bots";
import type { Placement, Staged } from "./staged";

/** Staged changes of several bots, each bot's together: what one bot's row shows changes only with its own. */
export type StagedByBot = ReadonlyMap<string, Staged>;

const placementSchema: z.ZodType<Placement> = z.object({
  botId: z.string(),
  groupId: groupIdSchema,
  priority: z.string().nullable(),
  from: z.string().nullable(),
});

/** Reads a draft. What is damaged or of another shape is left out. */
export function parseDraft(text: string | null): StagedByBot {
  try {
    const kept = z.array(z.unknown()).parse(JSON.parse(text ?? "[]"));
    return byBot(kept.flatMap((value) => placementSchema.safeParse(value).data ?? []));
  } catch {
    return new Map();
  }
}

export function draftText(staged: StagedByBot): string {
  return JSON.stringify(allOf(staged));
}

export function byBot(changes: Staged): StagedByBot {
  const bots = new Map<string, Placement[]>();
  for (const change of changes) bots.set(change.botId, [...(bots.get(change.botId) ?? []), change]);
  return bots;
}

/** Every change, in the order of the bots that were touched first. */
export function allOf(staged: StagedByBot): Placement[] {
  return [...staged.values()].flat();
}

/** How many changes there are. */
export function countOf(staged: StagedByBot): number {
  let count = 0;
  for (const changes of staged.values()) count += changes.length;
  return count;
}

/** The changes with those of one bot replaced; the others stay the same objects. */
export function withBot(staged: StagedByBot, botId: string, changes: Staged): StagedByBot {
  return withBots(staged, new Map([[botId, changes]]));
}

/** The same for several bots at once. */
export function withBots(staged: StagedByBot, replaced: StagedByBot): StagedByBot {
  const next = new Map(staged);
  for (const [botId, changes] of replaced) {
    if (changes.length > 0) next.set(botId, changes);
    else next.delete(botId);
  }
  return next;
}
