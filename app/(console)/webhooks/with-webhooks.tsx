import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { webhooksQuery } from "@/components/webhooks/queries";
import { covers } from "@/lib/contract/scopes";
import { requirePerson } from "@/server/sign-in/session";
import { prefetch } from "@/server/prefetch";
import { listWebhooks } from "@/server/webhooks/list-webhooks";

/** Sends a page with the list of webhooks already read, as far as the permissions allow. */
export async function WithWebhooks({ children }: { children: ReactNode }) {
  const person = await requirePerson();
  const client = new QueryClient();
  if (covers(person.granted, "webhooks--my:read")) {
    await prefetch(client, webhooksQuery, listWebhooks);
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
