"use client";

import { useSyncExternalStore } from "react";
import { guarded } from "@/lib/text/guarded";
import { whenTriedAgain } from "./late/load-again";
import { later } from "./later";

export type ToastOptions = {
  description?: string;
  tone?: "neutral" | "danger";
  /** One action for the message, such as Undo. */
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

/**
 * Toast about an event elsewhere on the page or one that can be undone. A failure at this place belongs in
 * a Banner.
 */
export function toast(message: string, { description, tone, action, lasting }: ToastOptions = {}): void {
  used = true;
  for (const listener of listeners) listener();
  const tell = () =>
    // sonner keeps messages that arrive before its Toaster is mounted.
    import("sonner").then((sonner) => {
      const say = tone === "danger" ? sonner.toast.error : sonner.toast;
      // sonner renders its texts without `ownTexts`, so hidden characters are made harmless here.
      const shown = action && { ...action, label: guarded(action.label) };
      say(guarded(message), {
        description: description && guarded(description),
        action: shown,
        ...(lasting ? { duration: LASTING_MS } : {}),
      });
    });
  tell().catch(() => {
    const stop = whenTriedAgain(() => void tell().then(stop, () => undefined));
  });
}

const Toasts = later(() => import("./toaster").then((module) => module.Toasts), {
  frame: (words) => <div className="fixed right-4 bottom-4 z-50">{words}</div>,
  warmed: true,
});

/** Place of the toasts, once in the page. sonner is loaded with the first toast. */
export function Toaster() {
  const needed = useSyncExternalStore(
    subscribe,
    () => used,
    () => false,
  );
  return needed ? <Toasts /> : null;
}
