import "server-only";
import pLimit from "p-limit";
import { covers } from "@/lib/contract/scopes";
import type { Session } from "@/server/sign-in/session-rows";
import { readBot } from "@/server/bots/read-bot";
import { callApi } from "@/server/upstream/call-api";
import { readWebhooks } from "@/server/webhooks/read-webhooks";
import { secretDigest } from "@/server/journal/digest";

const AT_ONCE = 8;

/** The secret behind a digest, if a webhook or one of our bots still has it. It never leaves the server. */
export async function findSecret(session: Session, digest: string): Promise<string | undefined> {
  const fits = (secret: string | undefined) =>
    secret !== undefined && secretDigest(session.licenseId, secret) === digest;
  const webhook = (await readWebhooks(session)).find(({ secret_key }) => fits(secret_key));
  if (webhook) return webhook.secret_key;
  if (!covers(session.granted, "agents-bot--my:read")) return undefined;
  const { bot_agents: mine } = await callApi(session, "get_bot_agents", { all: false });
  const limit = pLimit(AT_ONCE);
  let found: string | undefined;
  await Promise.all(
    mine.map(({ id }) =>
      limit(async () => {
        if (found !== undefined) return;
        // A bot that was removed since the list was read has no secret any more.
        const bot = await readBot(session, id).catch(() => undefined);
        if (fits(bot?.webhooks?.secret_key)) found = bot?.webhooks?.secret_key;
      }),
    ),
  );
  return found;
}
