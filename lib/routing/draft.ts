import { z } from "zod";
import { groupIdSchema } from "@/lib/contract/bots";
import type { Placement, Staged } from "./staged";

/** Staged changes by bot, so that a bot's row re-renders only when its own changes do. */
export type StagedByBot = ReadonlyMap<string, Staged>;

const placementSchema: z.ZodType<Placement> = z.object({
  botId: z.string(),
  groupId: groupIdSchema,
  priority: z.string().nullable(),
  from: z.string().nullable(),
});

/** Reads stored staged changes. Skips damaged entries and entries of another shape. */
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

/** Every change, bot by bot, in the order in which the bots were first changed. */
export function allOf(staged: StagedByBot): Placement[] {
  return [...staged.values()].flat();
}

/** Number of staged changes. */
export function countOf(staged: StagedByBot): number {
  let count = 0;
  for (const changes of staged.values()) count += changes.length;
  return count;
}

/** The changes with those of one bot replaced; the others stay the same objects. */
export function withBot(staged: StagedByBot, botId: string, changes: Staged): StagedByBot {
  return withBots(staged, new Map([[botId, changes]]));
}

/** The changes with those of several bots replaced. */
export function withBots(staged: StagedByBot, replaced: StagedByBot): StagedByBot {
  const next = new Map(staged);
  for (const [botId, changes] of replaced) {
    if (changes.length > 0) next.set(botId, changes);
    else next.delete(botId);
  }
  return next;
}
