import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { webhooksQuery } from "@/components/webhooks/queries";
import { covers } from "@/lib/contract/scopes";
import { requireSession } from "@/server/auth/session";
import { prefetch } from "@/server/prefetch";
import { listWebhooks } from "@/server/webhooks/list-webhooks";

/** Sends a page with the list of webhooks already read, as far as the permissions allow. */
export async function WithWebhooks({ children }: { children: ReactNode }) {
  const session = await requireSession();
  const client = new QueryClient();
  if (covers(session.granted, "webhooks--my:read")) {
    await prefetch(client, webhooksQuery, () => listWebhooks(session));
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
