import "server-only";
import { EnvironmentError } from "@/lib/environment";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { describeError, log } from "@/server/log";

/** Reads the environment and opens the database; says what is wrong and exits if either cannot be done. */
export async function startDashboard(): Promise<void> {
  try {
    environment();
    await database();
  } catch (error) {
    if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
    else log("error", "the database cannot be opened", describeError(error));
    process.exit(1);
  }
}
