import type { Selectable } from "kysely";
import type { BotTable } from "../database/schema";
import type { Caller } from "../caller";
import { isBotId } from "./bot";

/** A bot by its id, whoever's it is. */
export async function findBot({ database }: Caller, id: string): Promise<Selectable<BotTable> | undefined> {
  if (!isBotId(id)) return undefined;
  return database.selectFrom("bots").selectAll().where("id", "=", id).executeTakeFirst();
}
