import type { Metadata } from "next";
import { ChangeWebhook } from "@/components/webhooks/replacement/change-webhook";
import { WithWebhooks } from "../../with-webhooks";

export const metadata: Metadata = { title: "Change webhook" };

type ChangeWebhookPageProps = {
  params: Promise<{ webhookId: string }>;
  searchParams: Promise<{ secret?: string | string[] }>;
};

export default async function ChangeWebhookPage({ params, searchParams }: ChangeWebhookPageProps) {
  const webhookId = decodeURIComponent((await params).webhookId);
  const { secret } = await searchParams;
  return (
    <WithWebhooks>
      <ChangeWebhook webhookId={webhookId} rotate={secret === "new"} />
    </WithWebhooks>
  );
}
