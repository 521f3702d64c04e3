import { isValidElement, type ReactNode } from "react";

/** Query that a page puts into the browser's cache. */
export type Sent = { queryKey: unknown; data: unknown };

type AsyncComponent = (props: unknown) => Promise<ReactNode>;

/** Renders the server components below a node, and collects the queries that they send to the browser. */
export async function dataSentBy(node: ReactNode): Promise<Sent[]> {
  if (Array.isArray(node))
    return (await Promise.all(node.map((each) => dataSentBy(each as ReactNode)))).flat();
  if (!isValidElement<{ children?: ReactNode; state?: unknown }>(node)) return [];
  const { type, props } = node;
  if (typeof type === "function" && type.constructor.name === "AsyncFunction") {
    return dataSentBy(await (type as unknown as AsyncComponent)(props));
  }
  const state = props.state as { queries?: { queryKey: unknown; state: { data: unknown } }[] } | undefined;
  const own = (state?.queries ?? []).map(({ queryKey, state: { data } }) => ({ queryKey, data }));
  return [...own, ...(await dataSentBy(props.children))];
}
