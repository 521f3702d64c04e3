"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { takesValues, valuesOf } from "@/lib/filters/builder/builder";
import { addRows } from "@/lib/filters/builder/edit";
import { type Recipe, recipesFor } from "@/lib/filters/builder/recipes";
import { useBuilder } from "./builder-context";

/**
 * Start of a filter without conditions: an explanation, recipes to start from, and "no filter" as a choice
 * of its own.
 */
export function EmptyFilter() {
  const { place, edit, focus, announce } = useBuilder();
  const [declined, setDeclined] = useState(false);
  if (declined) return null;

  const start = ({ rows }: Recipe) => {
    const [first] = rows;
    edit((draft) => addRows(draft, rows));
    announce(`Condition added, ${rows.length} in total.`);
    const unfinished = first?.kind === "property" && takesValues(first) && valuesOf(first).length === 0;
    focus(unfinished ? "row-0-values" : "row-0-main");
  };
  const decline = () => {
    setDeclined(true);
    announce("No filter, everything is sent.");
    focus("add");
  };
  return (
    <div className="grid justify-items-start gap-4 rounded-lg border border-dashed p-4 @md:p-6">
      <Drawing />
      <div className="grid max-w-prose gap-1">
        <p className="font-semibold">A filter narrows down what is sent</p>
        <p className="text-muted">
          Each condition looks at one property of the chat, thread or event. All of them must hold for
          something to be sent.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {recipesFor(place.version, place.action).map((recipe) => (
          <Button key={recipe.title} size="sm" onClick={() => start(recipe)}>
            {recipe.title}
          </Button>
        ))}
        <Button size="sm" variant="ghost" onClick={decline}>
          No filter, send everything
        </Button>
      </div>
    </div>
  );
}

/** Drawing of two conditions in the builder. */
function Drawing() {
  return (
    <svg aria-hidden width="168" height="52" viewBox="0 0 168 52" fill="none" className="text-strong">
      {[0, 28].map((top) => (
        <g key={top} transform={`translate(0 ${top})`}>
          <rect x="0.5" y="0.5" width="167" height="23" rx="6" stroke="currentColor" />
          <rect x="8" y="9" width={top === 0 ? 44 : 34} height="6" rx="3" fill="currentColor" />
          <rect x="64.5" y="5.5" width="36" height="13" rx="4" stroke="currentColor" />
          <rect x="108" y="6" width="24" height="12" rx="6" className="fill-accent-subtle stroke-accent" />
          {top === 0 && (
            <rect x="136" y="6" width="24" height="12" rx="6" className="fill-accent-subtle stroke-accent" />
          )}
        </g>
      ))}
    </svg>
  );
}
