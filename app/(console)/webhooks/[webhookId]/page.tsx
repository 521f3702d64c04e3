import type { Metadata } from "next";
import { WebhookPage } from "@/components/webhooks/webhook-page";
import { WithWebhooks } from "../with-webhooks";

export const metadata: Metadata = { title: "Webhook" };

type OneWebhookPageProps = { params: Promise<{ webhookId: string }> };

export default async function OneWebhookPage({ params }: OneWebhookPageProps) {
  const { webhookId } = await params;
  return (
    <WithWebhooks>
      <WebhookPage webhookId={decodeURIComponent(webhookId)} />
    </WithWebhooks>
  );
}
