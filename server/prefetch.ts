import "server-only";
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** What a page waits for data before it is sent without; the browser then asks itself, with a skeleton in sight. */
const BUDGET_MS = 2_500;

/**
 * Puts what `loader` finds under the key that the browser's query will look for. A failure or a slow upstream leaves the
 * key empty: the browser asks again and shows what is the matter where it belongs.
 */
export async function prefetch<T>(
  client: QueryClient,
  { queryKey }: { queryKey: QueryKey },
  loader: () => Promise<T>,
): Promise<void> {
  const loading = loader().then(
    (data) => ({ data }),
    () => undefined,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, BUDGET_MS, undefined);
  });
  const found = await Promise.race([loading, late]);
  clearTimeout(timer);
  if (found !== undefined) client.setQueryData(queryKey, found.data);
}
