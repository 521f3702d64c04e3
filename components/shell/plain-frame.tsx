import type { ReactNode } from "react";
import { Brand } from "./brand";

/** Frame of pages outside the console: sign-in, an unknown address. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto grid min-h-dvh max-w-content grid-rows-[auto_1fr] px-4 sm:px-6">
      <header className="flex h-16 items-center">
        <Brand />
      </header>
      <main className="min-w-0 py-6">{children}</main>
    </div>
  );
}
