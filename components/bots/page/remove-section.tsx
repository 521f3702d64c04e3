"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ShownBot } from "@/lib/bots/api";
import { pages } from "@/lib/paths";
import { FormSection } from "@/components/ui/inputs/form-section";
import { later } from "@/components/ui/overlays/later";
import { Name } from "@/components/ui/name";

const RemoveBot = later(() => import("../status/remove-bot").then((module) => module.RemoveBot), {
  giveUp: ({ onClose }) => onClose(),
});

/** Section that removes a bot, apart from the actions that are used more often. */
export function RemoveSection({ bot }: { bot: ShownBot }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <div className="max-w-form border-t pt-8">
      <FormSection
        title="Remove"
        description={
          bot.mine
            ? "To keep the bot but give it no chats, set its status to Offline instead."
            : "It belongs to another application, but your permissions let you remove it."
        }
      >
        <Button className="min-w-0 max-w-full justify-self-start" onClick={() => setOpen(true)}>
          <Trash2 aria-hidden className="size-4 shrink-0 text-danger" />
          <span className="truncate">
            Remove <Name>{bot.name}</Name>…
          </span>
        </Button>
      </FormSection>
      {open && (
        <RemoveBot bot={bot} onClose={() => setOpen(false)} onRemoved={() => router.push(pages.bots)} />
      )}
    </div>
  );
}
