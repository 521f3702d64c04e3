"use client";

import type { Route } from "next";
import { useQuery } from "@tanstack/react-query";
import {
  ArrowLeftRight,
  Bot,
  FlaskConical,
  History,
  Keyboard,
  Monitor,
  Moon,
  PencilLine,
  Plus,
  Settings,
  Split,
  Sun,
  Webhook,
} from "lucide-react";
import { useTheme } from "next-themes";
import { botsQuery } from "@/components/bots/queries";
import type { PaletteProps } from "@/components/keyboard/commands";
import { CommandPalette, type PaletteGroup, type PaletteItem } from "@/components/keyboard/palette";
import { listDrafts } from "@/components/editing/form-draft";
import { useCan, useSession } from "@/components/permissions/session-provider";
import { PLACES } from "@/components/keyboard/shortcuts";
import { THEMES } from "@/components/themes/themes";
import { useGo } from "@/components/editing/use-unsaved-guard";
import { webhooksQuery } from "@/components/webhooks/queries";
import { pages } from "@/lib/paths";

const PLACE_ICONS = {
  bots: <Bot aria-hidden />,
  routing: <Split aria-hidden />,
  webhooks: <Webhook aria-hidden />,
  playground: <FlaskConical aria-hidden />,
  changes: <History aria-hidden />,
  transfer: <ArrowLeftRight aria-hidden />,
  settings: <Settings aria-hidden />,
};
const THEME_ICONS = {
  light: <Sun aria-hidden />,
  dark: <Moon aria-hidden />,
  system: <Monitor aria-hidden />,
};

/** Everything one can go to, find, create or switch. */
export function ConsolePalette({ open, onOpenChange, onShowKeys }: PaletteProps) {
  const go = useGo();
  const { setTheme } = useTheme();
  const { bots, webhooks, note } = useFindable(open);
  const creates = useCreates();
  const drafts = useDrafts(open);
  const groups: PaletteGroup[] = [
    { heading: "Bots", onSearch: true, items: bots },
    { heading: "Webhooks", onSearch: true, items: webhooks },
    {
      heading: "Go to",
      items: PLACES.map(({ label, href, keys, icon }) => ({
        id: `go ${href}`,
        label,
        keys,
        icon: PLACE_ICONS[icon],
        onSelect: () => go(href),
      })),
    },
    { heading: "Unfinished", items: drafts },
    { heading: "Create", items: creates },
    {
      heading: "Theme",
      items: THEMES.map(({ value, label }) => ({
        id: `theme ${value}`,
        label: `${label} theme`,
        icon: THEME_ICONS[value],
        keywords: "appearance colours",
        onSelect: () => setTheme(value),
      })),
    },
    {
      heading: "Help",
      items: [
        {
          id: "keys",
          label: "Keyboard shortcuts",
          icon: <Keyboard aria-hidden />,
          keys: "?",
          onSelect: onShowKeys,
        },
      ],
    },
  ];
  return <CommandPalette open={open} onOpenChange={onOpenChange} groups={groups} note={note} />;
}

function useFindable(open: boolean): { bots: PaletteItem[]; webhooks: PaletteItem[]; note?: string } {
  const go = useGo();
  const seeBots = useCan("agents-bot--my:read");
  const seeWebhooks = useCan("webhooks--my:read");
  const bots = useQuery({ ...botsQuery, enabled: open && seeBots });
  const webhooks = useQuery({ ...webhooksQuery, enabled: open && seeWebhooks });
  return {
    note:
      bots.isLoading || webhooks.isLoading
        ? "Loading bots and webhooks…"
        : missing(bots.isError, webhooks.isError),
    bots: (bots.data?.bots ?? []).map(({ id, name, status }) => ({
      id: `bot ${id}`,
      label: name,
      detail: status,
      keywords: `bot ${id}`,
      icon: <Bot aria-hidden />,
      onSelect: () => go(pages.bot(id) as Route),
    })),
    webhooks: (webhooks.data?.webhooks ?? []).map(({ webhook_id, description, url, action }) => ({
      id: `webhook ${webhook_id}`,
      label: description || url,
      detail: description ? `${action} · ${url}` : action,
      keywords: `webhook ${webhook_id}`,
      icon: <Webhook aria-hidden />,
      onSelect: () => go(pages.webhook(webhook_id) as Route),
    })),
  };
}

function missing(bots: boolean, webhooks: boolean): string | undefined {
  if (!bots && !webhooks) return undefined;
  const what = bots && webhooks ? "Bots and webhooks" : bots ? "Bots" : "Webhooks";
  return `${what} could not be loaded, so the search leaves them out.`;
}

/** Forms that were begun in this browser and not saved, each once, wherever it was begun. */
function useDrafts(open: boolean): PaletteItem[] {
  const go = useGo();
  const session = useSession();
  const drafts = open ? listDrafts(session) : [];
  const pagesOfDrafts = new Map(drafts.toReversed().map((draft) => [draft.page, draft]));
  return [...pagesOfDrafts.values()].toReversed().map(({ page, title }) => ({
    id: `draft ${page}`,
    label: title,
    detail: "Draft",
    keywords: "draft unfinished continue",
    icon: <PencilLine aria-hidden />,
    onSelect: () => go(page as Route),
  }));
}

function useCreates(): PaletteItem[] {
  const go = useGo();
  const bots = useCan("agents-bot--my:write");
  const webhooks = useCan("webhooks--my:write");
  const create = (what: string, href: typeof pages.newBot | typeof pages.newWebhook): PaletteItem => ({
    id: `create ${href}`,
    label: `Create a ${what}`,
    keywords: "new add register",
    icon: <Plus aria-hidden />,
    onSelect: () => go(href),
  });
  return [
    ...(bots ? [create("bot", pages.newBot)] : []),
    ...(webhooks ? [create("webhook", pages.newWebhook)] : []),
  ];
}
