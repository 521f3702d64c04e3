/**
 * What a form library focuses for a field that is made of several controls: the first control inside the element
 * that matches. Give it to the field's `ref`.
 */
export function focusFirst(element: HTMLElement | null, selector: string): { focus: () => void } | null {
  if (element === null) return null;
  return { focus: () => element.querySelector<HTMLElement>(selector)?.focus() };
}
