"use client";

import { useCan } from "@/components/permissions/session-provider";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page/page-header";
import { Name } from "@/components/ui/name";
import type { ShownBot } from "@/lib/bots/api";
import { editable, toForm } from "@/lib/bots/form";
import { pages } from "@/lib/paths";
import { BotDetails } from "./bot-details";
import { BotForm } from "../form/bot-form";
import { RemoveSection } from "./remove-section";
import { SavedNote } from "../form/saved-note";
import { useMayRemove } from "../status/use-may-remove";

/** Page of a loaded bot: its form if it can be edited, else its settings and the reason. */
export function ShownBotPage({ bot }: { bot: ShownBot }) {
  const mayWrite = useCan("agents-bot--my:write");
  const mayRemove = useMayRemove(bot.mine);
  return (
    <>
      <PageHeader
        back={{ href: pages.bots, label: "Bots" }}
        title={<Name full>{bot.name}</Name>}
        description={
          <span className="flex flex-wrap items-center gap-x-1">
            <Name className="font-mono text-sm">{bot.id}</Name>
            <CopyButton text={bot.id} label="Copy bot id" />
          </span>
        }
      />
      <div className="grid grid-cols-1 gap-8">
        <div className="empty:hidden">
          <SavedNote botId={bot.id} />
        </div>
        {bot.mine && mayWrite ? (
          <BotForm saved={toForm(editable(bot))} botId={bot.id} page={pages.bot(bot.id)} />
        ) : (
          <BotDetails bot={bot} />
        )}
        {mayRemove && <RemoveSection bot={bot} />}
      </div>
    </>
  );
}
