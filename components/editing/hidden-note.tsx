"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { characterName } from "@/lib/text/character-names";
import { hiddenIn, withoutHidden } from "@/lib/text/unseen";

type HiddenNoteProps = {
  text: string;
  onMend: (text: string) => void;
  /** Set for a secret: spaces at its ends count, because receivers compare it exactly. */
  exact?: boolean;
};

/** Note about hidden characters in a field, by name, with a button that removes them. */
export function HiddenNote({ text, onMend, exact = false }: HiddenNoteProps) {
  const hidden = hiddenIn(text);
  const around = exact && text !== text.trim();
  if (hidden.length === 0 && !around) return null;
  const what =
    hidden.length > 0
      ? `Contains ${hidden.map(characterName).join(", ")}, which cannot be seen`
      : "Begins or ends with a space";
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-warning-text">
      <span className="flex min-w-0 gap-1.5">
        <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
        {what}
        {exact ? ", and receivers compare the secret exactly" : ""}
      </span>
      <Button size="sm" onClick={() => onMend(withoutHidden(text))}>
        {hidden.length > 0 ? "Remove invisible characters" : "Remove the spaces"}
      </Button>
    </div>
  );
}
