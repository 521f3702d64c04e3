import { Name } from "@/components/ui/name";
import { Skeleton } from "@/components/ui/page/skeleton";
import type { ListedBot } from "@/lib/bots/list";
import { counted } from "@/lib/text/counted";

/** Summary of a bot's own webhooks in a few words; a bar while they are being read. */
export function WebhooksLine({ bot }: { bot: ListedBot }) {
  if (bot.failed) return <>Details could not be loaded</>;
  if (!bot.details) return <Skeleton className="my-0.5 h-3.5 w-36" />;
  const { webhooks } = bot.details;
  if (!webhooks) return <>No webhooks of its own</>;
  const { length } = webhooks.actions;
  const host = URL.canParse(webhooks.url) ? (
    <Name>{new URL(webhooks.url).host}</Name>
  ) : (
    <>an unreadable address</>
  );
  if (length === 0) return <>Webhooks to {host} are silent</>;
  return (
    <>
      {counted(length, "action")} to {host}
    </>
  );
}
