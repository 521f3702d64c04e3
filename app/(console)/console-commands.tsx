"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Commands } from "@/components/shell/commands";

const ConsolePalette = dynamic(async () => (await import("./console-palette")).ConsolePalette);

/** The keyboard and the palette. Only this folder knows bots and webhooks both, so the palette is put together here. */
export function ConsoleCommands({ children }: { children: ReactNode }) {
  return <Commands renderPalette={(props) => <ConsolePalette {...props} />}>{children}</Commands>;
}
