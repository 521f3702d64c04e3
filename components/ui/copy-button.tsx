"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { useAnnounce } from "./live-region";

const SHOWN_MS = 2_000;

/** Button that copies a text. `label` names the text: "Copy webhook id". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    // The Clipboard API is missing on pages without HTTPS, and any browser may refuse it.
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setOutcome(copied ? "copied" : "refused");
    announce(copied ? "Copied" : "The browser refused to copy. Select the text instead.");
  };

  const name = outcome === "copied" ? "Copied" : outcome === "refused" ? "Select the text to copy it" : label;
  return (
    <IconButton label={name} onClick={() => void copy()}>
      {outcome === "copied" ? <Check aria-hidden className="text-success-text" /> : <Copy aria-hidden />}
    </IconButton>
  );
}
