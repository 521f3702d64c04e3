import type { DataTag, DefaultError, QueryClient, QueryKey, Updater } from "@tanstack/react-query";

/**
 * Writes the result of a change into the query cache. A read under way was requested before the change and
 * would overwrite it with old data, so it is cancelled and repeated.
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
