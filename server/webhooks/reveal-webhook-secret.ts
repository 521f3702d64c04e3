import "server-only";
import type { RevealedSecret } from "@/lib/contract/secret";
import type { Session } from "@/server/sign-in/session-rows";
import { SafeError } from "@/server/errors";
import { recordReveal } from "@/server/secrets/record-reveal";
import { storedSecret } from "./stored-secret";

/** Reveals the secret of a webhook, after recording who asked for it. */
export async function revealWebhookSecret(session: Session, id: string): Promise<RevealedSecret> {
  const secret_key = await storedSecret(session, id);
  if (secret_key === undefined) throw new SafeError("not_found", "This webhook is no longer registered.");
  await recordReveal(session, "webhook", id);
  return { secret_key };
}
