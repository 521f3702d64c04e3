"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Tells whether a save of the form around `root` was attempted. After that unfinished rows show their
 * errors, also rows that the person has not visited.
 */
export function useFormAttempt() {
  const root = useRef<HTMLDivElement>(null);
  const [attempted, setAttempted] = useState(false);
  const attempt = () => setAttempted(true);
  useEffect(() => {
    const form = root.current?.closest("form");
    const submitted = () => setAttempted(true);
    form?.addEventListener("submit", submitted);
    return () => form?.removeEventListener("submit", submitted);
  }, []);
  return { root, attempted, attempt };
}
