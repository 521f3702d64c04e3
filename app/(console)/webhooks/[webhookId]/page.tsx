import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { ObjectHistory } from "@/components/changes/object-history";
import { WebhookPage } from "@/components/webhooks/page/webhook-page";
import { covers } from "@/lib/contract/scopes";
import { pages } from "@/lib/paths";
import { readingSession } from "@/server/sign-in/session";
import { idNow } from "@/server/webhooks/replace/find";
import { WithWebhooks } from "../with-webhooks";

export const metadata: Metadata = { title: "Webhook" };

type OneWebhookPageProps = { params: Promise<{ webhookId: string }> };

export default async function OneWebhookPage({ params }: OneWebhookPageProps) {
  const webhookId = decodeURIComponent((await params).webhookId);
  // A replaced webhook has another id: an old address leads to the new one.
  const session = await readingSession();
  const mayRead = session && covers(session.granted, "webhooks--my:read");
  const now = mayRead ? await idNow(session, webhookId) : null;
  if (now !== null) redirect(pages.webhook(now) as Route);
  return (
    <WithWebhooks>
      <WebhookPage webhookId={webhookId} />
      <ObjectHistory kind="webhook" id={webhookId} />
    </WithWebhooks>
  );
}
