"use client";

import { usePathname } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { FocusKeeper } from "./focus-keeper";

/** Keeps the focus from being lost: see `FocusKeeper`. Once in the page, beside its `main`. */
export function KeepFocus() {
  const path = usePathname();
  const keeper = useRef<FocusKeeper>(undefined);
  const seen = useRef(path);
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    if (!main) return;
    const watching = new FocusKeeper(main);
    keeper.current = watching;
    return () => watching.stop();
  }, []);
  useLayoutEffect(() => {
    // The browser itself decides about the focus of the first page.
    if (seen.current !== path) keeper.current?.pageChanged();
    seen.current = path;
  }, [path]);
  return null;
}
