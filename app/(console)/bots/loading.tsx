import { BotSkeleton } from "@/components/bots/bot-skeleton";

export default function Loading() {
  return <BotSkeleton />;
}
