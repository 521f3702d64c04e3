import { Input } from "@/components/ui/inputs/input";

type WholeNumberProps = {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
  id?: string;
};

/** Small field for a whole number. A number out of range becomes the nearest allowed one. */
export function WholeNumber({ label, value, min = 0, max, onChange, id }: WholeNumberProps) {
  return (
    <Input
      id={id}
      aria-label={id === undefined ? label : undefined}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={value}
      onChange={(event) => {
        const typed = Math.trunc(Number(event.target.value));
        onChange(Math.min(max, Math.max(min, Number.isFinite(typed) ? typed : min)));
      }}
      className="w-24 tabular-nums"
    />
  );
}
