import "server-only";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { goToSignIn, readingSession } from "@/server/auth/session";
import type { Session } from "@/server/auth/session-rows";
import { whileWanted, withDeadline } from "@/server/deadline";
import { SessionEndedError } from "@/server/errors";

/** What a page waits for data before it is sent without; the browser then asks itself, with a skeleton in sight. */
const BUDGET_MS = 2_500;

/**
 * Puts what `loader` finds under the key that the browser's query will look for. A failure or a slow upstream leaves the
 * key empty, as do permissions that cannot be checked now: the browser asks again and shows the problem in its place. A
 * session that turns out to be over leads to sign-in at once.
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
