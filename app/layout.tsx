import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { RootProviders } from "@/components/shell/root-providers";
import { buildId } from "@/server/build-id";
import { NONCE_HEADER } from "@/server/request-headers";

export const metadata: Metadata = {
  title: { default: "Switchboard", template: "%s · Switchboard" },
  description: "Bots and webhooks of a LiveChat license",
  robots: { index: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f4f7" },
    { media: "(prefers-color-scheme: dark)", color: "#131418" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers();
  const nonce = sent.get(NONCE_HEADER) ?? undefined;
  return (
    // The theme's class is set before React wakes up.
    <html
      lang="en"
      data-build={buildId()}
      data-request={sent.get("x-request-id") ?? undefined}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="wrap-break-word font-sans">
        <RootProviders nonce={nonce}>{children}</RootProviders>
      </body>
    </html>
  );
}
