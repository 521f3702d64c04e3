import { clsx, type ClassValue } from "clsx";

/**
 * Joins class names. It does not resolve conflicts: a component's `className` adds to its look and does not
 * replace it.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
