"use client";

import type { ReactNode } from "react";
import { Commands } from "@/components/keyboard/commands";
import { later } from "@/components/ui/overlays/later";

const ConsolePalette = later(async () => (await import("./console-palette")).ConsolePalette, {
  giveUp: ({ onOpenChange }) => onOpenChange(false),
  warmed: true,
});

/** The keyboard and the palette. Only this folder knows bots and webhooks both, so the palette is put together here. */
export function ConsoleCommands({ children }: { children: ReactNode }) {
  return <Commands renderPalette={(props) => <ConsolePalette {...props} />}>{children}</Commands>;
}
