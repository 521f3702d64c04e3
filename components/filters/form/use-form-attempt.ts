"use client";

import { useEffect, useRef, useState } from "react";

/** Whether the form around `root` was asked to save: then what is unfinished says so, also where nobody has been yet. */
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
