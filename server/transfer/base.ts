import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import { botDetailsSchema, webhookReplySchema } from "@/lib/contract/replies";
import type { Current } from "@/lib/transfer/current";
import { InputError } from "@/server/errors";

/*
 * Base of a plan: the license that it was made for, which the browser carries until the plan is applied,
 * compressed and without secrets (shadow.ts). It is only compared, so a browser that alters it harms no
 * one.
 */

/** Largest unpacked base in bytes: ten thousand bots and as many webhooks. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

const baseSchema = z.object({ bots: z.array(botDetailsSchema), webhooks: z.array(webhookReplySchema) });

export async function packBase({ bots, webhooks }: Current): Promise<string> {
  return (await promisify(gzip)(JSON.stringify({ bots, webhooks }))).toString("base64");
}

/** @throws InputError */
export async function unpackBase(base: string): Promise<Current> {
  try {
    const bytes = await promisify(gunzip)(Buffer.from(base, "base64"), {
      maxOutputLength: MAX_UNPACKED_BYTES,
    });
    return { ...baseSchema.parse(JSON.parse(bytes.toString("utf8"))), otherBots: [] };
  } catch {
    throw new InputError([
      { path: "base", message: "`base` does not come from a plan. Preview the file again." },
    ]);
  }
}
