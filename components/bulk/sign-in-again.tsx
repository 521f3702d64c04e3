"use client";

import { pages } from "@/lib/paths";

/** What to do about a run that ended before its end. What is left stays selected, also through a sign-in. */
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
