"use client";

import { Select } from "@/components/ui/inputs/select";
import { Switch } from "@/components/ui/inputs/switch";
import type { PropertyRef } from "@/lib/filters/builder/builder";
import type { Location } from "@/lib/filters/model";
import { KNOWN_PROPERTIES, propertyKey, typeOfProperty } from "@/lib/filters/properties";
import { isChanged, type KnownPart, type SampleProperty as Property } from "@/lib/playground/known";
import { SampleProperty } from "./sample-property";

const FIRST_VALUES = { string: "", int: 0, bool: true } as const;

type KnownPartFieldsProps = {
  location: Location;
  part: KnownPart;
  /** Properties to show even if they are absent. */
  asked: readonly PropertyRef[];
  onKnown: (known: boolean) => void;
  onProperty: (property: Property) => void;
};

/** Properties of one location in a sample: unknown, or a complete list. */
export function KnownPartFields({ location, part, asked, onKnown, onProperty }: KnownPartFieldsProps) {
  const here = asked.filter((property) => property.location === location);
  const key = ({ namespace, name }: { namespace: string; name: string }) =>
    propertyKey(location, namespace, name);
  const present = new Map(part.properties.map((property) => [key(property), property]));
  const absent = here.filter((property) => !present.has(key(property)));
  const rows: Property[] = [
    ...part.properties,
    ...absent.map(({ namespace, name }) => ({ namespace, name, value: undefined })),
  ].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const shown = new Set(rows.map(key));
  const others = KNOWN_PROPERTIES.filter(
    (property) => property.locations.includes(location) && !shown.has(key(property)),
  );
  const fixed = rows.filter(({ namespace, name }) => isChanged(part, namespace, name));
  return (
    <div className="grid gap-2.5">
      <Switch
        checked={part.known}
        onCheckedChange={onKnown}
        label={`We know the ${location}'s properties`}
        description={
          part.known
            ? "Anything not listed counts as absent."
            : `Conditions on the ${location}'s properties can only be checked against the push.`
        }
      />
      {(part.known || fixed.length > 0) && (
        <ul aria-label={`Properties of the ${location} in the sample`} className="grid gap-2.5">
          {(part.known ? rows : fixed).map((property) => (
            <SampleProperty
              key={key(property)}
              location={location}
              property={property}
              fixed={fixed.includes(property) ? "as the push says" : undefined}
              onChange={(value) => onProperty({ ...property, value })}
            />
          ))}
        </ul>
      )}
      {part.known && others.length > 0 && (
        <Select
          size="sm"
          aria-label={`Give the ${location} another property`}
          placeholder="Another property…"
          value=""
          onValueChange={(chosen) => {
            const property = others.find((candidate) => key(candidate) === chosen);
            if (!property) return;
            const { namespace, name } = property;
            const type = typeOfProperty(location, namespace, name) ?? "string";
            onProperty({ namespace, name, value: FIRST_VALUES[type] });
          }}
          options={others.map((property) => ({
            value: key(property),
            label: `${property.namespace} · ${property.name}`,
          }))}
        />
      )}
    </div>
  );
}
