import type { Metadata } from "next";
import { BotPage } from "@/components/bots/bot-page";
import { ObjectHistory } from "@/components/changes/object-history";
import { WithBots } from "../with-bots";

export const metadata: Metadata = { title: "Bot" };

type OneBotPageProps = { params: Promise<{ botId: string }> };

export default async function OneBotPage({ params }: OneBotPageProps) {
  const botId = decodeURIComponent((await params).botId);
  return (
    <WithBots botId={botId}>
      <BotPage botId={botId} />
      <ObjectHistory kind="bot" id={botId} />
    </WithBots>
  );
}
