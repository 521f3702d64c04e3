import type { Transaction } from "kysely";
import { newBot, recordBot } from "./bots/bot";
import type { Clock } from "./clock";
import type { Database, Tables } from "./database/schema";
import { type OwnApplication, prepareApplications } from "./demo/applications";
import { demoBots, type Owner } from "./demo/bots";
import { prepareUsers } from "./demo/users";
import { demoWebhooks } from "./demo/webhooks";
import { botId, type Random, randomText, webhookId } from "./random";
import type { Seal } from "./seal";
import { recordWebhook, toDocument } from "./webhooks/webhook";

const DEMO_LICENSE = 1520;

export type SeedOptions = {
  database: Database;
  random: Random;
  seal: Seal;
  apiUrl: string;
  application: OwnApplication;
  password: string;
};

/**
 * Prepares the demo license. Its bots and webhooks are inserted at the first start only; its application
 * and the password of its users follow the secrets file and the environment at every start.
 */
export async function seed({
  database,
  random,
  seal,
  apiUrl,
  application,
  password,
}: SeedOptions): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto("licenses")
      .values({ id: DEMO_LICENSE })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    const owners = await prepareApplications(transaction, application, random);
    if (inserted === 1n) await fill(transaction, owners, { apiUrl, random, seal });
  });
  await prepareUsers(database, DEMO_LICENSE, password, random);
}

async function fill(
  transaction: Transaction<Tables>,
  owners: Record<Owner, string>,
  { apiUrl, random, seal }: Pick<SeedOptions, "apiUrl" | "random" | "seal">,
): Promise<void> {
  const secret = () => randomText(random, 24);
  const bots = demoBots(apiUrl, secret).map(({ owner, bot }) => ({
    id: botId(random),
    license_id: DEMO_LICENSE,
    client_id: owners[owner],
    // Bound to no grant, because none has logged them in: revoking a grant leaves them logged in.
    grant_id: null,
    ...newBot(seal, bot),
  }));
  const webhooks = demoWebhooks(secret).map(({ owner, webhook }) => ({
    id: webhookId(random),
    license_id: DEMO_LICENSE,
    client_id: owners[owner],
    document: toDocument(seal, webhook),
  }));
  await transaction.insertInto("bots").values(bots).execute();
  await transaction.insertInto("webhooks").values(webhooks).execute();
  // Recorded at time 0, so that the seeded objects have effect without the propagation delay.
  const always: Clock = () => 0;
  for (const webhook of webhooks) await recordWebhook(transaction, always, webhook);
  for (const bot of bots) await recordBot(transaction, always, bot);
}
