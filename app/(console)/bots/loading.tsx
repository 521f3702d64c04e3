import { BotSkeleton } from "@/components/bots/list/bot-skeleton";

export default function Loading() {
  return <BotSkeleton />;
}
