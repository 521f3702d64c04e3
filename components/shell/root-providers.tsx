"use client";

import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { NonceContext } from "@/components/ui/nonce";
import { Toaster } from "@/components/ui/toast";
import { forgetOtherTheme } from "./themes";

/** Only these become classes, whatever another tab puts into the storage. */
const CLASSES = { light: "light", dark: "dark" };

type RootProvidersProps = { nonce: string | undefined; children: ReactNode };

/** What every page has, signed in or not: theme, nonce, live region, toasts. */
export function RootProviders({ nonce, children }: RootProvidersProps) {
  // Before the theme is read: as a class, a name with a space in it breaks the page.
  useState(() => typeof window !== "undefined" && forgetOtherTheme());
  return (
    <NonceContext value={nonce}>
      <ThemeProvider
        attribute="class"
        value={CLASSES}
        defaultTheme="system"
        nonce={nonce}
        disableTransitionOnChange
      >
        <LiveRegionProvider>
          {children}
          <Toaster />
        </LiveRegionProvider>
      </ThemeProvider>
    </NonceContext>
  );
}
