import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { z } from "zod";
import type { WebhookReply } from "@/lib/contract/replies";
import type { Keeper } from "@/lib/transfer/apply";
import { webhookEntrySchema } from "@/lib/transfer/file/document";
import { halfDone, type Unfinished, unfinished } from "@/lib/transfer/unfinished";
import { readJson, writePrivate } from "./files";
import { CommandError } from "./terminal";

/*
 * File of unfinished replacements: an entry is written before the new webhook is registered and removed
 * when the old one is unregistered. The next `apply` finishes the entries that a killed one has left.
 */

const schema = z.object({
  switchboard_unfinished: z.literal(1),
  replacements: z.array(
    z.object({
      old: z.string(),
      before: z.array(z.string()),
      wanted: webhookEntrySchema,
      fresh: z.string().optional(),
    }),
  ),
});

/** @throws CommandError when the file exists and has another form */
export async function readUnfinished(file: string): Promise<Unfinished[]> {
  if (!existsSync(file)) return [];
  const parsed = schema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data.replacements;
  throw new CommandError(
    `${file} is not what apply keeps of replacements under way. Give another file with --state.`,
  );
}

/**
 * Keeps unfinished replacements in a file. Entries that are half done stay until they are finished, and so
 * do entries of another license, whose webhooks this token does not see.
 */
export function fileKeeper(
  file: string,
  begun: Unfinished[],
  webhooks: readonly WebhookReply[],
): Keeper & { tidy: () => Promise<void> } {
  const here = new Set(webhooks.map(({ webhook_id }) => webhook_id));
  const isElsewhere = ({ old, before, fresh = old }: Unfinished) =>
    ![old, fresh, ...before].some((id) => here.has(id));
  let kept = begun.filter((one) => halfDone(one, webhooks) !== undefined || isElsewhere(one));
  const write = async (next: Unfinished[]) => {
    kept = next;
    if (kept.length === 0) await rm(file, { force: true });
    else
      await writePrivate(
        file,
        `${JSON.stringify({ switchboard_unfinished: 1, replacements: kept }, null, 2)}\n`,
      );
  };
  return {
    /** Removes entries whose replacement has ended although the process died before it could write that. */
    tidy: async () => (begun.length > kept.length ? write(kept) : undefined),
    begin: ({ entry, webhook }) => write([...kept, unfinished(entry, webhook, webhooks)]),
    registered: ({ webhook }, id) =>
      write(kept.map((one) => (one.old === webhook.webhook_id ? { ...one, fresh: id } : one))),
    end: (id) => write(kept.filter(({ old, fresh }) => old !== id && fresh !== id)),
  };
}
