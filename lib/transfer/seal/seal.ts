import { armor, Decrypter, Encrypter, type Identity, type Recipient } from "age-encryption";
import { z } from "zod";
import type { BotEntry, FileSecret, TransferDocument, WebhookEntry } from "../file/document";
import type { LabelledSecrets } from "../export";
import { passphraseSpellings, passphraseToSeal } from "./passphrases";

/** The sealed block of a file cannot be used. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * A passphrase; or an object that wraps and opens keys with one as age does, for places where the slow
 * derivation must not hold up other work.
 */
export type Passphrase = string | (Recipient & Identity);

/** The key to a sealed block: a passphrase as typed, or a key for each of its spellings. */
export type Opening = string | readonly Identity[];

/**
 * Encrypts secrets with a passphrase, in age's armored text form, which the `age` program opens too.
 * @param workFactor log2 of scrypt's cost; age's own default, tests may lower it
 */
export async function sealSecrets(
  secrets: LabelledSecrets,
  passphrase: Passphrase,
  workFactor?: number,
): Promise<string> {
  const encrypter = new Encrypter();
  if (typeof passphrase === "string") encrypter.setPassphrase(passphraseToSeal(passphrase));
  else encrypter.addRecipient(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  return armor.encode(await encrypter.encrypt(JSON.stringify(secrets)));
}

/** @throws SealError when the passphrase or the block is wrong */
export async function unsealSecrets(block: string, opening: Opening): Promise<LabelledSecrets> {
  let text: string;
  try {
    const decrypter = new Decrypter();
    if (typeof opening === "string") {
      for (const spelling of passphraseSpellings(opening)) decrypter.addPassphrase(spelling);
    } else for (const key of opening) decrypter.addIdentity(key);
    text = await decrypter.decrypt(armor.decode(block), "text");
  } catch {
    throw new SealError("The secrets cannot be opened: the passphrase is wrong, or the block is damaged.");
  }
  const parsed = z.record(z.string(), z.string()).safeParse(parseJson(text));
  if (!parsed.success) throw new SealError("The secrets cannot be read: the block holds something else.");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether any secret of the file is in its sealed block. */
export function isSealed({ bots, webhooks }: TransferDocument): boolean {
  const sealed = (secret: FileSecret | undefined) => typeof secret === "object" && "encrypted" in secret;
  return (
    (bots ?? []).some((bot) => sealed(bot.webhooks?.secret)) ||
    (webhooks ?? []).some((webhook) => sealed(webhook.secret))
  );
}

/**
 * The document with every sealed secret in clear: the planner then meets only `keep` and values.
 * @throws SealError when the file needs a passphrase and there is none, or a label has no secret
 */
export async function openDocument(
  document: TransferDocument,
  passphrase: Opening | undefined,
): Promise<TransferDocument> {
  if (!isSealed(document)) return document;
  if (!document.secrets) throw new SealError("The file names encrypted secrets but has no `secrets` block.");
  if (!passphrase) throw new SealError("The file holds encrypted secrets: their passphrase is needed.");
  const secrets = await unsealSecrets(document.secrets, passphrase);
  const open = (secret: FileSecret | undefined): FileSecret | undefined => {
    if (typeof secret !== "object" || !("encrypted" in secret)) return secret;
    const value = Object.hasOwn(secrets, secret.encrypted) ? secrets[secret.encrypted] : undefined;
    if (value === undefined)
      throw new SealError(`The sealed block has no secret called “${secret.encrypted}”.`);
    return { value };
  };
  const openBot = (bot: BotEntry): BotEntry =>
    bot.webhooks ? { ...bot, webhooks: { ...bot.webhooks, secret: open(bot.webhooks.secret) } } : bot;
  const openWebhook = (webhook: WebhookEntry): WebhookEntry => ({ ...webhook, secret: open(webhook.secret) });
  return { ...document, bots: document.bots?.map(openBot), webhooks: document.webhooks?.map(openWebhook) };
}
