import "server-only";
import { z } from "zod";
import { botDetailsSchema, webhookReplySchema } from "@/lib/contract/replies";
import { botEntrySchema, webhookEntrySchema } from "@/lib/transfer/file/document";
import { InputError } from "@/server/errors";
import { ownSeal } from "@/server/sign-in/seal";

/*
 * Ticket: one step of a plan and the state that its object had then, sealed for the browser to hand back.
 * Only this server opens it, so it can hold the secrets of the file, and a person need not enter them again
 * for each item.
 */

const bot = z.literal("bot");
const webhook = z.literal("webhook");
/** Ids of equal objects that existed when the plan was made. */
const alike = z.array(z.string());

const ticketSchema = z.object({
  license: z.number(),
  client: z.string(),
  step: z.union([
    z.object({ kind: z.literal("create"), object: bot, entry: botEntrySchema, alike }),
    z.object({ kind: z.literal("create"), object: webhook, entry: webhookEntrySchema, alike }),
    z.object({ kind: z.literal("update"), object: bot, entry: botEntrySchema, before: botDetailsSchema }),
    z.object({
      kind: z.literal("replace"),
      object: webhook,
      entry: webhookEntrySchema,
      before: webhookReplySchema,
    }),
    z.object({ kind: z.literal("remove"), object: bot, before: botDetailsSchema }),
    z.object({ kind: z.literal("remove"), object: webhook, before: webhookReplySchema }),
  ]),
});

/** License and application of a session: worker threads get only this part of it. */
export type Owner = { licenseId: number; clientId: string };

/** Step that a ticket orders. `before` holds digests in place of secrets. */
export type Step = z.infer<typeof ticketSchema>["step"];

const seal = () => ownSeal("steps of a transfer");

export function closeTicket({ licenseId, clientId }: Owner, step: Step): Promise<string> {
  return seal().close(JSON.stringify({ license: licenseId, client: clientId, step }));
}

/** @throws InputError for a ticket of another server, license or application */
export async function openTicket({ licenseId, clientId }: Owner, ticket: string): Promise<Step> {
  try {
    const { license, client, step } = ticketSchema.parse(JSON.parse(await seal().open(ticket)));
    if (license === licenseId && client === clientId) return step;
  } catch {
    // Every problem gets the same answer below.
  }
  throw new InputError([
    {
      path: "ticket",
      message: "This plan was made for another license or by another Switchboard. Preview the file again.",
    },
  ]);
}
