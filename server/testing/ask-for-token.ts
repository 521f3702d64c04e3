import { refreshTokens } from "@/server/sign-in/accounts";
import { database } from "@/server/database/database";
import { tokenSeal } from "@/server/sign-in/access-token";
import { createTokenKeeper } from "@/server/sign-in/token-keeper";
import { createTokenStore } from "@/server/sign-in/token-store";

/*
 * Dashboard process for a test: asks `count` times at once for the token of `sid` and prints the answers.
 * Run with the dashboard's environment: node scripts/run.mjs ask-for-token sid count lease
 */

const [sid = "", count = "1", leaseMs = "10000"] = process.argv.slice(2);

async function main(): Promise<void> {
  const keeper = createTokenKeeper({
    store: createTokenStore(await database(), tokenSeal()),
    refresh: refreshTokens,
    clock: Date.now,
    leaseMs: Number(leaseMs),
  });
  const answers = await Promise.all(Array.from({ length: Number(count) }, () => keeper(sid)));
  process.stdout.write(JSON.stringify(answers));
  process.exit(0);
}

void main();
