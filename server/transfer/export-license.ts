import "server-only";
import type { ExportInput } from "@/lib/transfer/api";
import type { Current } from "@/lib/transfer/current";
import { SCHEMA_PATH } from "@/lib/transfer/file/json-schema";
import type { Session } from "@/server/sign-in/session-rows";
import { environment } from "@/server/environment";
import { recordReveal } from "@/server/secrets/record-reveal";
import { readLicense } from "./read-license";
import { inWorker } from "./work/in-worker";

/**
 * The configuration as a file, in an answer as JSON text. With a passphrase it contains the secrets, sealed; each of them
 * is recorded like any other reveal. The passphrase is neither kept nor logged.
 */
export function exportLicense(session: Session, input: ExportInput, signal: AbortSignal): Promise<string> {
  const license = async () => {
    const current = await readLicense(session, { others: input.others });
    if (input.passphrase !== undefined) await recordReveals(session, current);
    return current;
  };
  const schemaUrl = `${environment().APP_URL}${SCHEMA_PATH}`;
  return inWorker({ session, signal, license }, "export", { input, schemaUrl });
}

async function recordReveals(session: Session, { bots, webhooks }: Current): Promise<void> {
  for (const bot of bots) if (bot.webhooks) await recordReveal(session, "bot", bot.id);
  for (const { webhook_id } of webhooks) await recordReveal(session, "webhook", webhook_id);
}
