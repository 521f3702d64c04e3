import "server-only";
import type { ExportInput, ExportReply } from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { exportDocument, privacyNote } from "@/lib/transfer/export";
import { SCHEMA_PATH } from "@/lib/transfer/json-schema";
import { sealSecrets } from "@/lib/transfer/seal";
import { writeDocument } from "@/lib/transfer/text";
import type { Session } from "@/server/auth/session-rows";
import { environment } from "@/server/environment";
import { recordReveal } from "@/server/secrets/record-reveal";
import { passphraseToSeal } from "@/lib/transfer/passphrases";
import { passphraseKey } from "./passphrase";
import { readLicense } from "./read-license";

/**
 * The configuration as a file. With a passphrase its secrets are in it, sealed; who took them is recorded like every
 * other look at a secret. The passphrase is neither kept nor logged.
 */
export async function exportLicense(
  session: Session,
  { others, undo, passphrase }: ExportInput,
): Promise<ExportReply> {
  const current = await readLicense(session, { others });
  const { document, secrets } = exportDocument(current, {
    withSecrets: passphrase !== undefined,
    others,
    undo,
  });
  const count = Object.keys(secrets).length;
  if (passphrase !== undefined && count > 0) {
    await recordReveals(session, current);
    document.secrets = await sealSecrets(secrets, passphraseKey(passphraseToSeal(passphrase)));
  }
  return {
    text: writeDocument(document, `${environment().APP_URL}${SCHEMA_PATH}`),
    bots: current.bots.length,
    webhooks: current.webhooks.length,
    other_bots: current.otherBots.length,
    secrets: count,
    privacy: privacyNote(document),
  };
}

async function recordReveals(session: Session, { bots, webhooks }: Current): Promise<void> {
  for (const bot of bots) if (bot.webhooks) await recordReveal(session, "bot", bot.id);
  for (const { webhook_id } of webhooks) await recordReveal(session, "webhook", webhook_id);
}
