import type { Metadata } from "next";
import { NewWebhook } from "@/components/webhooks/form/new-webhook";
import { WithWebhooks } from "../with-webhooks";

export const metadata: Metadata = { title: "Register webhook" };

type NewWebhookPageProps = { searchParams: Promise<{ from?: string | string[] }> };

export default async function NewWebhookPage({ searchParams }: NewWebhookPageProps) {
  const { from } = await searchParams;
  return (
    <WithWebhooks>
      <NewWebhook from={typeof from === "string" && from !== "" ? from : undefined} />
    </WithWebhooks>
  );
}
