import "server-only";
import type { ExportInput, ExportReply } from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { exportDocument, privacyNote } from "@/lib/transfer/export";
import { passphraseToSeal } from "@/lib/transfer/seal/passphrases";
import { sealSecrets } from "@/lib/transfer/seal/seal";
import { writeDocument } from "@/lib/transfer/file/text";
import { passphraseKey } from "../passphrase";

/** The configuration as a file; with a passphrase it contains the secrets, sealed. */
export async function fileOf(
  current: Current,
  { others, undo, passphrase }: ExportInput,
  schemaUrl: string,
): Promise<ExportReply> {
  const { document, secrets } = exportDocument(current, {
    withSecrets: passphrase !== undefined,
    others,
    undo,
  });
  const count = Object.keys(secrets).length;
  if (passphrase !== undefined && count > 0) {
    document.secrets = await sealSecrets(secrets, passphraseKey(passphraseToSeal(passphrase)));
  }
  return {
    text: writeDocument(document, schemaUrl),
    bots: current.bots.length,
    webhooks: current.webhooks.length,
    other_bots: current.otherBots.length,
    secrets: count,
    privacy: privacyNote(document),
  };
}
