import type { Metadata } from "next";
import { BotList } from "@/components/bots/list/bot-list";
import { WithBots } from "./with-bots";

export const metadata: Metadata = { title: "Bots" };

export default function BotsPage() {
  return (
    <WithBots>
      <BotList />
    </WithBots>
  );
}
