"use client";

import { useTheme } from "next-themes";
import { useState } from "react";
import { setSingleKeys, singleKeysOn } from "@/components/keyboard/key-target";
import { THEMES } from "@/components/themes/themes";
import { RadioGroup } from "@/components/ui/inputs/radio-group";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Switch } from "@/components/ui/inputs/switch";
import { useHydrated } from "@/components/ui/use-hydrated";
import { Section } from "./section";

/** Settings of this browser: the theme and the single-key shortcuts. */
export function Appearance() {
  // The browser stores both choices; the server cannot know them.
  const hydrated = useHydrated();
  return (
    <Section title="Appearance and keyboard" description="Kept in this browser only.">
      <div className="grid gap-5 rounded-lg border bg-surface p-4">
        {hydrated ? <Choices /> : <Skeleton className="h-44" />}
      </div>
    </Section>
  );
}

function Choices() {
  const { theme = "system", setTheme } = useTheme();
  // An unknown theme, stored by another program of this address, looks like the light one.
  const shown = THEMES.some(({ value }) => value === theme) ? theme : "light";
  const [keys, setKeys] = useState(singleKeysOn);
  return (
    <>
      <RadioGroup legend="Theme" name="theme" value={shown} onValueChange={setTheme} options={THEMES} />
      <Switch
        label="Single-key shortcuts"
        description="Press ? to see all shortcuts. ⌘K and Ctrl K always work."
        checked={keys}
        onCheckedChange={(on) => {
          setKeys(on);
          setSingleKeys(on);
        }}
      />
    </>
  );
}
