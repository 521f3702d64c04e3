import type { Transaction } from "kysely";
import { SCOPES } from "@/lib/contract/scopes";
import type { Tables } from "../database/schema";
import { type Random, randomText } from "../random";
import type { Owner } from "./bots";

/** Switchboard's own application as the secrets file has it, and where the dashboard is. */
export type OwnApplication = { client_id: string; client_secret: string; appUrl: string };

const NAMES: Record<Owner, string> = { switchboard: "Switchboard", pizza: "Pizza Integrations" };

function clientIdOf(transaction: Transaction<Tables>, owner: Owner): Promise<string | undefined> {
  return transaction
    .selectFrom("applications")
    .select("client_id")
    .where("name", "=", NAMES[owner])
    .executeTakeFirst()
    .then((row) => row?.client_id);
}

/**
 * Prepares both applications of the demo license and returns their ids. Switchboard's follows the secrets
 * file and APP_URL, its bots and webhooks moving with it, as either may have changed since the last start;
 * the other one is added if it is missing.
 */
export async function prepareApplications(
  transaction: Transaction<Tables>,
  { appUrl, ...client }: OwnApplication,
  random: Random,
): Promise<Record<Owner, string>> {
  const own = {
    ...client,
    name: NAMES.switchboard,
    redirect_uris: JSON.stringify([`${appUrl}/api/auth/callback/livechat`]),
    scopes: SCOPES.join(" "),
  };
  const known = await clientIdOf(transaction, "switchboard");
  if (known === undefined) await transaction.insertInto("applications").values(own).execute();
  else await transaction.updateTable("applications").set(own).where("client_id", "=", known).execute();

  let pizza = await clientIdOf(transaction, "pizza");
  if (pizza === undefined) {
    pizza = randomText(random, 20);
    await transaction
      .insertInto("applications")
      .values({
        client_id: pizza,
        client_secret: randomText(random, 40),
        name: NAMES.pizza,
        redirect_uris: JSON.stringify(["http://localhost:8080/callback"]),
        scopes: SCOPES.join(" "),
      })
      .execute();
  }
  return { switchboard: client.client_id, pizza };
}
