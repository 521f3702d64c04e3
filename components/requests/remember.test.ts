import { QueryClient, queryOptions } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { remember } from "./remember";

const asked: ((answer: string[]) => void)[] = [];
const query = queryOptions({
  queryKey: ["names"],
  queryFn: () => new Promise<string[]>((answer) => asked.push(answer)),
});

it("is not overwritten by an answer to what was asked before", async () => {
  const client = new QueryClient();
  const reading = client.fetchQuery(query).catch(() => undefined);
  remember(client, query.queryKey, ["new"]);
  asked[0]?.(["old"]);
  await reading;
  await expect.poll(() => client.getQueryData(query.queryKey)).toEqual(["new"]);
  expect(client.getQueryState(query.queryKey)?.isInvalidated).toBe(true);
});

it("stays as it is where nothing is being read", () => {
  const client = new QueryClient();
  client.setQueryData(query.queryKey, ["old"]);
  remember(client, query.queryKey, (before) => [...(before ?? []), "new"]);
  expect(client.getQueryData(query.queryKey)).toEqual(["old", "new"]);
});
