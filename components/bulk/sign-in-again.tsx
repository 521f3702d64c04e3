"use client";

import { pages } from "@/lib/paths";

/** Advice after a run that ended early: the remaining items stay selected, also across a new sign-in. */
export function SignInAgain({ left }: { left: number }) {
  if (left === 0) return null;
  return (
    <p>
      The rest stays selected when you close this, so you can continue later. If your session has ended,{" "}
      <a href={pages.signIn} target="_blank" rel="noreferrer" className="text-accent-strong underline">
        sign in again in another tab
      </a>{" "}
      first.
    </p>
  );
}
