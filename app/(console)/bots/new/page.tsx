import type { Metadata } from "next";
import { NewBot } from "@/components/bots/new-bot";

export const metadata: Metadata = { title: "Create bot" };

export default function NewBotPage() {
  return <NewBot />;
}
