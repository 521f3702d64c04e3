import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import { plural } from "@/lib/text/counted";
import { type Current } from "./current";
import { FORMAT, type TransferDocument } from "./file/document";
import { botEntry, byContentOfBot, byContentOfWebhook, webhookEntry } from "./file/entries";

/** Secrets of an export by the label that replaces each in the file. */
export type LabelledSecrets = Record<string, string>;

type Options = {
  /** Puts labels in place of secrets, and returns the secrets to be sealed. */
  withSecrets?: boolean;
  /** Adds bots of other applications, for reading only. */
  others?: boolean;
  /** Makes a file to go back to: it also says which bots have no webhooks. */
  undo?: boolean;
};

/**
 * The configuration file of a license. Its order depends only on the content, so that two exports of equal
 * licenses are equal; ids and, unless asked for, secrets are left out.
 */
export function exportDocument(
  { bots, otherBots, webhooks }: Current,
  { withSecrets = false, others = false, undo = false }: Options = {},
): { document: TransferDocument; secrets: LabelledSecrets } {
  const secrets: LabelledSecrets = {};
  // Sorted while every secret is `keep`, so that sealed secrets do not decide the order.
  const sortedBots = bots
    .map((bot) => ({ bot, entry: botEntry(bot) }))
    .sort((a, b) => byContentOfBot(a.entry, b.entry));
  const sortedWebhooks = webhooks
    .map((webhook) => ({ webhook, entry: webhookEntry(webhook) }))
    .sort((a, b) => byContentOfWebhook(a.entry, b.entry));
  const label = (name: string) => (secret: string) => {
    if (!withSecrets) return "keep" as const;
    secrets[name] = secret;
    return { encrypted: name };
  };
  const document: TransferDocument = {
    switchboard: FORMAT,
    bots: sortedBots.map(({ bot }, index) => botEntry(bot, label(`bot ${index + 1}`), { sayNone: undo })),
    webhooks: sortedWebhooks.map(({ webhook }, index) =>
      webhookEntry(webhook, label(`webhook ${index + 1}`)),
    ),
  };
  if (others)
    document.other_applications = { bots: otherBots.map((bot) => botEntry(bot)).sort(byContentOfBot) };
  return { document, secrets };
}

/**
 * Note for a file whose addresses hold tokens: the file must be kept as private as they are. Undefined for
 * other files.
 */
export function privacyNote({ bots, webhooks }: TransferDocument): string | undefined {
  const addresses = [
    ...(bots ?? []).flatMap(({ avatar, webhooks: own }) => [avatar ?? "", own?.url ?? ""]),
    ...(webhooks ?? []).map(({ url }) => url),
  ];
  const secret = addresses.filter((address) => maskedAddress(address) !== address).length;
  if (secret === 0) return undefined;
  return `${plural(secret, "An address", `${secret} addresses`)} in this file ${plural(secret, "holds", "hold")} a token or password. Keep the file private.`;
}
