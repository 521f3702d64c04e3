import type { Selectable } from "kysely";
import type { BotTable } from "../database/schema";
import type { Caller } from "../caller";
import { isBotId } from "./bot";

/** Finds a bot of any license by its id: callers check the owner. */
export async function findBot({ database }: Caller, id: string): Promise<Selectable<BotTable> | undefined> {
  if (!isBotId(id)) return undefined;
  return database.selectFrom("bots").selectAll().where("id", "=", id).executeTakeFirst();
}
