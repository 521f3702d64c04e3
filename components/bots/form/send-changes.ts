import type { ChangedBy, ShownBot, UpdateBotInput, UpdatedBot } from "@/lib/bots/api";
import { baseOf } from "@/lib/bots/base";
import { type BotForm, editable, toForm } from "@/lib/bots/form";
import { mergeBots, mergeUnits } from "@/lib/bots/merge";
import { patchOf } from "@/lib/bots/request";
import type { Sides } from "@/lib/changes/three-way";

export type Sent =
  | { kind: "unchanged" }
  | { kind: "saved"; bot: ShownBot; now: BotForm }
  | { kind: "conflict"; bot: ShownBot; sides: Sides<BotForm>; changedBy: ChangedBy };

/**
 * Sends the fields that differ between the form and the version that it started from. If another person
 * made only identical changes, the rest is saved on top of theirs without a question. The second attempt is
 * the last: the bot could change again before every further one.
 */
export async function sendChanges(
  send: (input: UpdateBotInput) => Promise<UpdatedBot>,
  base: BotForm,
  values: BotForm,
): Promise<Sent> {
  const first = await sendOnce(send, base, values);
  if (first.kind !== "conflict") return first;
  const units = mergeUnits(first.sides);
  if (units.some(({ difference }) => difference === "theirs" || difference === "conflict")) return first;
  const { theirs } = first.sides;
  const second = await sendOnce(send, theirs, mergeBots(first.sides));
  return second.kind === "unchanged" ? { kind: "saved", bot: first.bot, now: theirs } : second;
}

async function sendOnce(
  send: (input: UpdateBotInput) => Promise<UpdatedBot>,
  base: BotForm,
  values: BotForm,
): Promise<Sent> {
  const bot = patchOf(base, values);
  if (Object.keys(bot).length === 0) return { kind: "unchanged" };
  const answer = await send({ bot, base: baseOf(base) });
  const now = toForm(editable(answer.bot));
  if (answer.kind === "saved") return { kind: "saved", bot: answer.bot, now };
  const sides = { base, mine: values, theirs: now };
  return { kind: "conflict", bot: answer.bot, sides, changedBy: answer.changed_by };
}
