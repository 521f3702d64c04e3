"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CHANGES_KEY } from "./queries";

/** Reads the journal again after every change that this tab makes. */
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
