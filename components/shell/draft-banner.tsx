"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type DraftBannerProps = {
  restored: boolean;
  discard: () => void;
  /** What the draft could not keep, e.g. "Enter the secret again: it is never stored in the browser." */
  note?: ReactNode;
};

/** Says that a form holds what was typed before, and offers to start over. */
export function DraftBanner({ restored, discard, note }: DraftBannerProps) {
  if (!restored) return null;
  return (
    <Banner
      tone="info"
      title="Restored what you typed"
      action={
        <Button variant="secondary" size="sm" onClick={discard}>
          Start over
        </Button>
      }
    >
      {note}
    </Banner>
  );
}
