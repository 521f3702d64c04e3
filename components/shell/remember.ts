import type { DataTag, DefaultError, QueryClient, QueryKey, Updater } from "@tanstack/react-query";

/**
 * Puts what a change brought about into the cache of queries. What is being read of it right now was asked before, and
 * would put back what was: it is left, and read again.
 */
export function remember<T>(
  client: QueryClient,
  queryKey: DataTag<QueryKey, T, DefaultError>,
  update: Updater<NoInfer<T> | undefined, NoInfer<T> | undefined>,
): void {
  const put = () => void client.setQueryData<T>(queryKey as QueryKey, update);
  if (client.getQueryState(queryKey)?.fetchStatus !== "fetching") return put();
  void client.cancelQueries({ queryKey, exact: true }).then(() => {
    put();
    return client.invalidateQueries({ queryKey, exact: true });
  });
}
