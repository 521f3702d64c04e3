import { WebhookSkeleton } from "@/components/webhooks/webhook-skeleton";

export default function Loading() {
  return <WebhookSkeleton />;
}
