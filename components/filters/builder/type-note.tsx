"use client";

import { setType } from "@/lib/filters/builder/edit";
import type { ScalarType } from "@/lib/filters/model";
import { TYPE_WORDS } from "@/lib/filters/scalar";
import { useBuilder } from "./builder-context";
import { Note } from "../note";

type TypeNoteProps = { rowKey: string; index: number; meant: ScalarType };

/** Note about values whose type differs from the property's, with a button that converts them. */
export function TypeNote({ rowKey, index, meant }: TypeNoteProps) {
  const { edit, focus } = useBuilder();
  const change = () => {
    edit((draft) => setType(draft, rowKey, meant));
    focus(`row-${index}-values`);
  };
  return (
    <Note tone="warning">
      The type of this property is {TYPE_WORDS[meant]}. Values of another type never match.{" "}
      <button type="button" onClick={change} className="font-semibold underline underline-offset-2">
        Change to {TYPE_WORDS[meant]}
      </button>
    </Note>
  );
}
