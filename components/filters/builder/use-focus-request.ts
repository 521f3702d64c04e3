"use client";

import { useEffect, useState } from "react";

/**
 * Focuses an element by id after the next render, since the change that asks for the focus often creates
 * the element.
 */
export function useFocusRequest(): (id: string) => void {
  const [request, setRequest] = useState<{ id: string }>();
  useEffect(() => {
    if (request) document.getElementById(request.id)?.focus();
  }, [request]);
  return (id) => setRequest({ id });
}
