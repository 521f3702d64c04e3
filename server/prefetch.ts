import "server-only";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { goToSignIn, readingSession } from "@/server/sign-in/session";
import type { Session } from "@/server/sign-in/session-rows";
import { whileWanted, withDeadline } from "@/server/deadline";
import { SessionEndedError } from "@/server/errors";

/**
 * Time that a page waits for data before it is sent without, in milliseconds; the browser then asks, behind
 * a skeleton.
 */
const BUDGET_MS = 2_500;

/**
 * Loads data for a page and stores it under the key of the browser's query. The key stays empty after a
 * failure, a slow API or permissions that cannot be checked: the browser asks again and shows the problem.
 * A session that has ended leads to sign-in at once.
 */
export async function prefetch<T>(
  client: QueryClient,
  { queryKey }: { queryKey: QueryKey },
  loader: (session: Session) => Promise<T>,
): Promise<void> {
  const session = await readingSession();
  if (session === undefined) return;
  try {
    // After the budget the page is sent without this data, so pending calls are aborted.
    const data = await withDeadline(() => whileWanted(loader(session)), { ms: BUDGET_MS });
    client.setQueryData(queryKey, data);
  } catch (error) {
    if (error instanceof SessionEndedError) await goToSignIn();
  }
}
