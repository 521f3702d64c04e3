"use client";

import { useEffect, useRef } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";

/** A button that takes the focus when it appears, in the place of one that has gone. */
export function FocusedButton(props: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return <Button ref={button} {...props} />;
}
