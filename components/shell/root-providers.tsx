"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { LiveRegionProvider } from "@/components/ui/live-region";
import { NonceContext } from "@/components/ui/nonce";
import { Toaster } from "@/components/ui/toast";

type RootProvidersProps = { nonce: string | undefined; children: ReactNode };

/** What every page has, signed in or not: theme, nonce, live region, toasts. */
export function RootProviders({ nonce, children }: RootProvidersProps) {
  return (
    <NonceContext value={nonce}>
      <ThemeProvider attribute="class" defaultTheme="system" nonce={nonce} disableTransitionOnChange>
        <LiveRegionProvider>
          {children}
          <Toaster />
        </LiveRegionProvider>
      </ThemeProvider>
    </NonceContext>
  );
}
