import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { z } from "zod";
import { PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { botsReplySchema } from "@/lib/contract/replies";
import type { Stack } from "./stack";

export const BOTS = 1_000;
export const GROUPS = 80;
const AT_ONCE = 8;

const createdSchema = z.object({ bot_agent_id: z.string() });

/** Fills the license up to BOTS bots, each in 1 to 13 of GROUPS groups; the same bots in every run. */
export async function fillLicense({ callApi }: Stack): Promise<void> {
  const { bot_agents } = botsReplySchema.parse(await callApi("agents/get_bot_agents", { all: true }));
  const random = xoroshiro128plus(4);
  const below = (count: number) => uniformInt(random, 0, count - 1);
  const wanted = Array.from({ length: BOTS - bot_agents.length }, (_, index) => {
    const groups = new Set(Array.from({ length: 1 + below(12) }, () => below(GROUPS)));
    // Every group gets bots, whatever the random numbers are.
    groups.add(index % GROUPS);
    return {
      name: `Bot ${String(index + 1).padStart(4, "0")} for ${["sales", "orders", "returns", "night shift"][index % 4]}`,
      status: STATUSES[below(STATUSES.length)],
      max_chats_count: below(20),
      groups: [...groups].map((id) => ({ id, priority: PRIORITIES[below(PRIORITIES.length)] })),
    };
  });
  const worker = async () => {
    for (let bot = wanted.pop(); bot; bot = wanted.pop()) {
      createdSchema.parse(await callApi("agents/create_bot_agent", bot));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
