/**
 * Focus target for a field that consists of several controls: the first matching control. Give it to the
 * field's `ref`.
 */
export function focusFirst(element: HTMLElement | null, selector: string): { focus: () => void } | null {
  if (element === null) return null;
  return { focus: () => element.querySelector<HTMLElement>(selector)?.focus() };
}
