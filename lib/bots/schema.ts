import { z } from "zod";
import { capacitySchema, groupIdSchema } from "@/lib/contract/bots";
import { hiddenInAddress } from "@/lib/contract/typed";
import { trimmed } from "@/lib/text/trimmed";
import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import { MAX_AVATAR_LENGTH, MAX_NAME_LENGTH, MAX_SECRET_LENGTH } from "@/lib/contract/limits";
import {
  AVATAR_LOGIN_REFUSED,
  avatarSchema,
  botNameSchema,
  URL_LOGIN_REFUSED,
  webhookUrlSchema,
} from "@/lib/contract/text";
import type { BotForm } from "./form";

const WHOLE_NUMBER = /^\s*\d+\s*$/;

/**
 * Rules for a bot's form. A value that equals `base` passes even if it is no longer legal: an unknown status
 * must not stop anyone from changing the name.
 */
export function botFormSchema(base: BotForm): z.ZodType<BotForm, BotForm> {
  /** A text that equals the base's, or whose trimmed form is legal. */
  const legal = (was: string, passes: (text: string) => boolean, message: (text: string) => string) =>
    z.string().superRefine((text, context) => {
      if (text === was || passes(trimmed(text))) return;
      context.addIssue({ code: "custom", message: message(text) });
    });

  return z.object({
    name: legal(
      base.name || " ",
      (text) => botNameSchema.safeParse(text).success,
      (text) =>
        text.trim() === "" ? "Give the bot a name" : `Shorten the name to ${MAX_NAME_LENGTH} characters`,
    ),
    avatar: legal(
      base.avatar,
      (text) => holdsLogin(text) || avatarSchema.safeParse(text).success,
      (text) =>
        trimmed(text).length > MAX_AVATAR_LENGTH
          ? `Shorten the address to ${MAX_AVATAR_LENGTH} characters`
          : (hiddenInAddress(text) ?? "Use an http or https address, or one without a scheme"),
    ).refine((text) => text === base.avatar || !holdsLogin(text), `The address ${AVATAR_LOGIN_REFUSED}`),
    status: z.string().min(1, "Choose a status"),
    capacity: legal(
      base.capacity,
      (text) => WHOLE_NUMBER.test(text) && capacitySchema.safeParse(Number(text)).success,
      () => "Use a whole number from 0 to 2,147,483,647",
    ),
    groups: z.array(z.object({ id: groupIdSchema, priority: z.string(), extra: z.string() })),
    webhooks: webhooksSchema(base.webhooks),
  });
}

const shape = z.object({
  on: z.boolean(),
  url: z.string(),
  secret: z.object({ kind: z.enum(["keep", "value"]), value: z.string() }),
  actions: z.array(
    z.object({
      name: z.string(),
      filters: z.string(),
      draft: z.string(),
      problems: z.array(z.string()),
      extra: z.string(),
    }),
  ),
  extra: z.string(),
});

function webhooksSchema(base: BotForm["webhooks"]) {
  return shape.superRefine(({ on, url, secret, actions }, context) => {
    if (!on) return;
    const refuse = (message: string, ...path: PropertyKey[]) =>
      context.addIssue({ code: "custom", message, path });
    if ((!base.on || url !== base.url) && !webhookUrlSchema.safeParse(trimmed(url)).success) {
      refuse(
        holdsLogin(url)
          ? `The address ${URL_LOGIN_REFUSED}`
          : (hiddenInAddress(url) ?? "Use an absolute http or https address of at most 500 characters"),
        "url",
      );
    }
    if (secret.kind === "value" && secret.value.trim() === "") refuse("Type or generate a secret", "secret");
    if (secret.kind === "value" && secret.value.length > MAX_SECRET_LENGTH) {
      refuse(`Shorten the secret to ${MAX_SECRET_LENGTH} characters`, "secret");
    }
    actions.forEach(({ problems }, index) => {
      if (problems.length > 0) refuse(problems.join(" "), "actions", index, "filters");
    });
  });
}
