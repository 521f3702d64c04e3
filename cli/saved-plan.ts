import { createHash } from "node:crypto";
import { z } from "zod";
import { botDetailsSchema, webhookReplySchema } from "@/lib/contract/replies";
import type { Current } from "@/lib/transfer/current";
import { driftBetween } from "@/lib/transfer/drift";
import { readJson, writePrivate } from "./files";
import { CommandError } from "./terminal";

/*
 * Saved plan, to be applied later: a digest of the file and the license without secrets, no steps. `apply`
 * plans again and gets the same steps, as long as file and license are the same.
 */

const schema = z.looseObject({
  switchboard_plan: z.literal(1),
  file_sha256: z.string(),
  remove: z.boolean(),
  license: z.object({ bots: z.array(botDetailsSchema), webhooks: z.array(webhookReplySchema) }),
});

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const WITHHELD = "";

function withheld({ bots, webhooks }: Current): Pick<Current, "bots" | "webhooks"> {
  return {
    bots: bots.map((bot) =>
      bot.webhooks ? { ...bot, webhooks: { ...bot.webhooks, secret_key: WITHHELD } } : bot,
    ),
    webhooks: webhooks.map((webhook) => ({ ...webhook, secret_key: WITHHELD })),
  };
}

export async function savePlan(path: string, text: string, remove: boolean, current: Current): Promise<void> {
  const plan: z.infer<typeof schema> = {
    switchboard_plan: 1,
    file_sha256: digest(text),
    remove,
    license: withheld(current),
  };
  await writePrivate(path, `${JSON.stringify(plan, null, 2)}\n`);
}

/**
 * @throws CommandError naming the changes to the file, to `--delete` or to the license since the plan was
 * made
 */
export async function assertFresh(
  path: string,
  text: string,
  remove: boolean,
  current: Current,
): Promise<void> {
  const parsed = schema.safeParse(await readJson(path));
  if (!parsed.success) throw new CommandError(`${path} is not a plan that diff --save wrote.`);
  const { file_sha256, license, remove: planned } = parsed.data;
  const changes = driftBetween({ ...license, otherBots: [] }, { ...withheld(current), otherBots: [] });
  if (file_sha256 !== digest(text)) changes.unshift("the file was edited");
  if (planned !== remove) changes.unshift(`it was made ${planned ? "with" : "without"} --delete`);
  if (changes.length > 0) throw stale(changes);
}

export function stale(changes: string[]): CommandError {
  const lines = changes.map((change) => `  ${change}`);
  return new CommandError(["The plan is stale and nothing was changed:", ...lines, "Run diff again."], {
    stale: changes,
  });
}
