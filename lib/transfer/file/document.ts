import { z } from "zod";
import { PRIORITIES, STATUSES } from "@/lib/contract/bots";
import { MAX_BOT_ACTIONS, MAX_BOT_GROUPS } from "@/lib/contract/limits";
import { verbatimObject } from "@/lib/contract/replies";
import { nonBlank } from "@/lib/contract/text";
import { ACTIONS } from "@/lib/contract/versions";
import { MAX_FILE_ENTRIES } from "./file-limits";

/*
 * A license's configuration as a file. It holds no ids, because ids belong to one license and the file is
 * made to be moved. Unknown fields are kept; problems.ts later checks the parts that a version of the API
 * accepts.
 */

/** Version of the file format, not of the API. */
export const FORMAT = 1;

/** Names that look like settings, but are assigned by the API or written differently in the file. */
const NOT_IN_FILE: Record<string, string> = {
  id: "belongs to one license and has no place in the file",
  bot_agent_id: "belongs to one license and has no place in the file",
  webhook_id: "belongs to one license and has no place in the file",
  application: "is decided by the token, not by the file",
  secret_key: "is written as `secret`: keep, { value: … } or { encrypted: … }",
};

function refuseIds(object: Record<string, unknown>, context: z.RefinementCtx): void {
  for (const [name, message] of Object.entries(NOT_IN_FILE)) {
    if (Object.hasOwn(object, name)) context.addIssue({ code: "custom", path: [name], message });
  }
}

// Masks that people and tools put in place of a secret: stars, dots, "<hidden>", our own placeholder.
const MASK =
  /^(?:[*•●·.…]+|[<[({](?:hidden|masked|redacted|removed|secret|secret_key)[>\])}]|YOUR_SECRET_KEY)$/i;
const plainSecret = nonBlank.refine((text) => !MASK.test(text.trim()), {
  message: "is masked; write keep, or the secret itself",
});

/** `keep` leaves the stored secret; a label in `encrypted` refers to the sealed block of the file. */
const fileSecretSchema = z
  .union(
    [z.literal("keep"), z.strictObject({ value: plainSecret }), z.strictObject({ encrypted: nonBlank })],
    {
      error: (issue) =>
        issue.input === undefined
          ? undefined
          : typeof issue.input === "string" && MASK.test(issue.input.trim())
            ? "is masked; write keep, or the secret itself as { value: … }"
            : "must be keep, { value: … } or { encrypted: … }",
    },
  )
  .describe(
    "keep: what is stored stays. { value: … } sets it. { encrypted: … } names one of the sealed block.",
  );
export type FileSecret = z.infer<typeof fileSecretSchema>;

// Values that editors offer but that are not required: a newer API may have more.
const offered = <T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string()]);

const groupSchema = z.looseObject({ id: z.int().min(0), priority: offered(PRIORITIES) });
const filtersField = verbatimObject.nullish().describe("Conditions that must all hold; none always matches.");
const actionSchema = z.looseObject({ name: offered(ACTIONS), filters: filtersField });

const botWebhooksSchema = z
  .looseObject({
    url: z.string(),
    secret: fileSecretSchema.optional(),
    actions: z.array(actionSchema).max(MAX_BOT_ACTIONS).describe("Empty: nothing is sent."),
  })
  .superRefine(refuseIds);

export const botEntrySchema = z
  .looseObject({
    name: nonBlank.describe("Bots are recognised by their name; a bot renamed here is a new one."),
    avatar: z.string().nullish().describe("An http(s) URL; empty for none."),
    status: offered(STATUSES),
    max_chats_count: z.int().nullish(),
    groups: z.array(groupSchema).max(MAX_BOT_GROUPS).nullish(),
    webhooks: botWebhooksSchema
      .nullish()
      .describe("null: none. Those a bot has fall silent, as the API cannot take them away."),
  })
  .superRefine(refuseIds)
  .describe("What is not said about a bot is left as it is.");

export const webhookEntrySchema = z
  .looseObject({
    url: z.string(),
    description: z.string().nullish(),
    action: offered(ACTIONS),
    filters: filtersField,
    secret: fileSecretSchema.optional(),
  })
  .superRefine(refuseIds)
  .describe("The API cannot change a webhook: a difference registers a new one and unregisters the old.");

export const documentSchema = z.strictObject(
  {
    $schema: z.string().optional(),
    switchboard: z.literal(FORMAT).describe("Version of this file format."),
    bots: z.array(botEntrySchema).max(MAX_FILE_ENTRIES).nullish(),
    webhooks: z.array(webhookEntrySchema).max(MAX_FILE_ENTRIES).nullish(),
    other_applications: z
      .looseObject({})
      .nullish()
      .describe("Bots of other applications, to be read only: never applied."),
    secrets: z.string().nullish().describe("Secrets sealed with a passphrase, in age's armored form."),
  },
  {
    error: (issue) => (issue.code === "unrecognized_keys" ? "is not part of the file format" : undefined),
  },
);

export type BotEntry = z.infer<typeof botEntrySchema>;
export type WebhookEntry = z.infer<typeof webhookEntrySchema>;
export type TransferDocument = z.infer<typeof documentSchema>;

export const BOT_FIELDS = ["name", "avatar", "status", "max_chats_count", "groups", "webhooks"] as const;
export const GROUP_FIELDS = ["id", "priority"] as const;
export const BOT_WEBHOOKS_FIELDS = ["url", "secret", "actions"] as const;
export const ACTION_FIELDS = ["name", "filters"] as const;
export const WEBHOOK_FIELDS = ["url", "description", "action", "filters", "secret"] as const;
