import { BotFormSkeleton } from "@/components/bots/page/bot-form-skeleton";

export default function Loading() {
  return <BotFormSkeleton />;
}
