"use client";

import { useEffect, useState } from "react";

/** Moves the focus to an element by id once it is there: what is to be focused often appears with the same change. */
export function useFocusRequest(): (id: string) => void {
  const [request, setRequest] = useState<{ id: string }>();
  useEffect(() => {
    if (request) document.getElementById(request.id)?.focus();
  }, [request]);
  return (id) => setRequest({ id });
}
