"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CHANGES_KEY } from "./queries";

/** Reads the journal again after whatever was changed in this tab. */
export function useFreshChanges(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && (event.action.type === "success" || event.action.type === "error")) {
          void client.invalidateQueries({ queryKey: CHANGES_KEY });
        }
      }),
    [client],
  );
}
