import type { Metadata } from "next";
import { BotPage } from "@/components/bots/page/bot-page";
import { ObjectHistory } from "@/components/changes/object-history";
import { WithBots } from "../with-bots";
import { WithLicenseWebhooks } from "../with-license-webhooks";

export const metadata: Metadata = { title: "Bot" };

type OneBotPageProps = { params: Promise<{ botId: string }> };

export default async function OneBotPage({ params }: OneBotPageProps) {
  const botId = decodeURIComponent((await params).botId);
  return (
    <WithBots botId={botId}>
      <WithLicenseWebhooks>
        <BotPage botId={botId} />
      </WithLicenseWebhooks>
      <ObjectHistory kind="bot" id={botId} />
    </WithBots>
  );
}
