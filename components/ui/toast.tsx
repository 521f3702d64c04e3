"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { guarded } from "@/lib/text/guarded";

export type ToastOptions = {
  description?: string;
  tone?: "neutral" | "danger";
  /** One thing to do about it, such as undoing it. */
  action?: { label: string; onClick: () => void };
  /** Stays for a minute: without the action something is lost. */
  lasting?: boolean;
};

const LASTING_MS = 60_000;

let used = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For what happened elsewhere or can be undone. What failed here is told here, in a Banner. */
export function toast(message: string, { description, tone, action, lasting }: ToastOptions = {}): void {
  used = true;
  for (const listener of listeners) listener();
  // sonner keeps what is said before its Toaster is there.
  void import("sonner").then((sonner) => {
    const say = tone === "danger" ? sonner.toast.error : sonner.toast;
    // It writes what it is told into the page by itself.
    const shown = action && { ...action, label: guarded(action.label) };
    say(guarded(message), {
      description: description && guarded(description),
      action: shown,
      ...(lasting ? { duration: LASTING_MS } : {}),
    });
  });
}

const Toasts = lazy(async () => ({ default: (await import("./toaster")).Toasts }));

/** The place of toasts, once in the page. sonner is loaded with the first one. */
export function Toaster() {
  const needed = useSyncExternalStore(
    subscribe,
    () => used,
    () => false,
  );
  return needed ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null;
}
