import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { ObjectHistory } from "@/components/changes/object-history";
import { WebhookPage } from "@/components/webhooks/webhook-page";
import { pages } from "@/lib/paths";
import { requireSession } from "@/server/auth/session";
import { idNow } from "@/server/webhooks/replace/find";
import { WithWebhooks } from "../with-webhooks";

export const metadata: Metadata = { title: "Webhook" };

type OneWebhookPageProps = { params: Promise<{ webhookId: string }> };

export default async function OneWebhookPage({ params }: OneWebhookPageProps) {
  const webhookId = decodeURIComponent((await params).webhookId);
  // A changed webhook has another id; whoever kept the old address is led on.
  const now = await idNow(await requireSession(), webhookId);
  if (now !== null) redirect(pages.webhook(now) as Route);
  return (
    <WithWebhooks>
      <WebhookPage webhookId={webhookId} />
      <ObjectHistory kind="webhook" id={webhookId} />
    </WithWebhooks>
  );
}
