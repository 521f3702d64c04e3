"use client";

import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { PageHeader } from "@/components/ui/page/page-header";
import { NEW_BOT } from "@/lib/bots/form";
import { pages } from "@/lib/paths";
import { BotForm } from "../form/bot-form";

/** Page that creates a bot. */
export function NewBot() {
  const mayCreate = useCan("agents-bot--my:write");
  return (
    <>
      <PageHeader back={{ href: pages.bots, label: "Bots" }} title="Create bot" />
      {mayCreate ? (
        <BotForm saved={NEW_BOT} page={pages.newBot} />
      ) : (
        <NoPermission scope="agents-bot--my:write" title="You cannot create bots" />
      )}
    </>
  );
}
