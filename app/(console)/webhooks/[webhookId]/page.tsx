import type { Metadata } from "next";
import { ObjectHistory } from "@/components/changes/object-history";
import { WebhookPage } from "@/components/webhooks/webhook-page";
import { WithWebhooks } from "../with-webhooks";

export const metadata: Metadata = { title: "Webhook" };

type OneWebhookPageProps = { params: Promise<{ webhookId: string }> };

export default async function OneWebhookPage({ params }: OneWebhookPageProps) {
  const webhookId = decodeURIComponent((await params).webhookId);
  return (
    <WithWebhooks>
      <WebhookPage webhookId={webhookId} />
      <ObjectHistory kind="webhook" id={webhookId} />
    </WithWebhooks>
  );
}
