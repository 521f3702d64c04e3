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
 * Makes Switchboard's application what the secrets file and APP_URL say now, its bots and webhooks following
 * (either may have changed since the last start), and the other one if it is not there. Returns their ids.
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
