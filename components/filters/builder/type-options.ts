import type { ScalarType } from "@/lib/filters/model";

export const TYPE_OPTIONS = [
  { value: "string", label: "Text" },
  { value: "int", label: "Number" },
  { value: "bool", label: "Yes/no" },
] as const satisfies readonly { value: ScalarType; label: string }[];

export function isScalarType(text: string): text is ScalarType {
  return TYPE_OPTIONS.some(({ value }) => value === text);
}
