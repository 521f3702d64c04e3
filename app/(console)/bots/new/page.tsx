import type { Metadata } from "next";
import { NewBot } from "@/components/bots/page/new-bot";
import { WithLicenseWebhooks } from "../with-license-webhooks";

export const metadata: Metadata = { title: "Create bot" };

export default function NewBotPage() {
  return (
    <WithLicenseWebhooks>
      <NewBot />
    </WithLicenseWebhooks>
  );
}
