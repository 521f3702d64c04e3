import { BotFormSkeleton } from "@/components/bots/bot-form-skeleton";

export default function Loading() {
  return <BotFormSkeleton />;
}
