"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { shortcutKey } from "@/components/ui/overlays/keyboard";
import { later } from "@/components/ui/overlays/later";
import { toast } from "@/components/ui/overlays/toast";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { SCOPE_BLOCKS } from "@/lib/contract/scopes";
import { pages } from "@/lib/paths";
import { isFreeKey } from "./key-target";
import { useCan } from "../permissions/session-provider";
import { createSequence, placeOf } from "./shortcuts";
import { useGo } from "../editing/use-unsaved-guard";

const KeysDialog = later(async () => (await import("./keys-dialog")).KeysDialog, {
  giveUp: ({ onOpenChange }) => onOpenChange(false),
  warmed: true,
});

export type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void; onShowKeys: () => void };

type CommandsProps = {
  /** Renders the palette with bots and webhooks; mounted when first opened. */
  renderPalette: (props: PaletteProps) => ReactNode;
  children: ReactNode;
};

/** Functions that open the palette and the list of keys. */
export const CommandsContext = createContext({
  openPalette: () => {},
  openKeys: () => {},
});

/** Keyboard shortcuts of the whole console, with the palette and the list of keys. */
export function Commands({ renderPalette, children }: CommandsProps) {
  const [open, setOpen] = useState<"palette" | "keys">();
  const paletteUsed = useEverTrue(open === "palette");
  const keysUsed = useEverTrue(open === "keys");
  const commands = useMemo(
    () => ({ openPalette: () => setOpen("palette"), openKeys: () => setOpen("keys") }),
    [],
  );
  useKeys(commands);
  return (
    <CommandsContext value={commands}>
      {children}
      {paletteUsed &&
        renderPalette({
          open: open === "palette",
          onOpenChange: (next) => setOpen(next ? "palette" : undefined),
          onShowKeys: commands.openKeys,
        })}
      {keysUsed && (
        <KeysDialog open={open === "keys"} onOpenChange={(next) => setOpen(next ? "keys" : undefined)} />
      )}
    </CommandsContext>
  );
}

function useKeys({ openPalette, openKeys }: { openPalette: () => void; openKeys: () => void }) {
  const go = useGo();
  const create = useCreate();
  const latest = useRef({ go, create });
  useEffect(() => {
    latest.current = { go, create };
  });
  useEffect(() => {
    const sequence = createSequence();
    const pressed = (event: KeyboardEvent) => {
      const key = shortcutKey(event);
      if (key === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
        // A second modal would cover a dialog that waits for an answer.
        if (event.defaultPrevented || document.querySelector("dialog:modal")) return;
        event.preventDefault();
        openPalette();
        return;
      }
      if (!isFreeKey(event)) return;
      const place = sequence.isSecond(key, event.timeStamp) ? placeOf(key) : undefined;
      const act = place ? () => latest.current.go(place) : actionOf(key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    const actionOf = (key: string) => {
      if (key === "?") return openKeys;
      if (key === "c") return latest.current.create;
      if (key === "/") return () => (searchField() ?? { focus: openPalette }).focus();
      return undefined;
    };
    // On window, so that the keys of a list, which listens on the document, come first.
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [openPalette, openKeys]);
}

function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main input[type=search]");
}

/** Opens the form for a new webhook on the pages of webhooks, elsewhere the form for a new bot. */
function useCreate(): () => void {
  const go = useGo();
  const webhook = usePathname().startsWith(pages.webhooks);
  const scope = webhook ? "webhooks--my:write" : "agents-bot--my:write";
  const can = useCan(scope);
  return () => (can ? go(webhook ? pages.newWebhook : pages.newBot) : toast(SCOPE_BLOCKS[scope]));
}
