import "server-only";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { goToSignIn } from "@/server/auth/session";
import { SessionEndedError } from "@/server/errors";

/** What a page waits for data before it is sent without; the browser then asks itself, with a skeleton in sight. */
const BUDGET_MS = 2_500;

/**
 * Puts what `loader` finds under the key that the browser's query will look for. A failure or a slow upstream leaves the
 * key empty: the browser asks again and shows what is the matter where it belongs. A session that turns out to be over
 * leads to sign-in at once.
 */
export async function prefetch<T>(
  client: QueryClient,
  { queryKey }: { queryKey: QueryKey },
  loader: () => Promise<T>,
): Promise<void> {
  const loading = loader().then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, BUDGET_MS, undefined);
  });
  const found = await Promise.race([loading, late]);
  clearTimeout(timer);
  if (found === undefined) return;
  if ("data" in found) client.setQueryData(queryKey, found.data);
  else if (found.error instanceof SessionEndedError) await goToSignIn();
}
