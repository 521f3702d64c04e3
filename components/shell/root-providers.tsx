"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { NonceContext } from "@/components/ui/inputs/nonce";
import { Toaster } from "@/components/ui/overlays/toast";

/** Themes that become class names. Any other stored text, with a space in it, would break the page. */
const CLASSES = { light: "light", dark: "dark" };

type RootProvidersProps = { nonce: string | undefined; children: ReactNode };

/** Providers of every page, signed in or not: theme, nonce, live region, toasts. */
export function RootProviders({ nonce, children }: RootProvidersProps) {
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
