import type { Metadata } from "next";
import { WebhookList } from "@/components/webhooks/list/webhook-list";
import { WithWebhooks } from "./with-webhooks";

export const metadata: Metadata = { title: "Webhooks" };

export default function WebhooksPage() {
  return (
    <WithWebhooks>
      <WebhookList />
    </WithWebhooks>
  );
}
