"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { avatarSource, initials } from "@/lib/bots/avatar";

type BotAvatarProps = {
  name: string;
  avatar: string | null | undefined;
  size?: "sm" | "lg";
  /** The avatar's address serves no picture. */
  onBroken?: () => void;
};

/**
 * A bot's avatar, or its initials until a picture has loaded. Hidden from screen readers: the name stands
 * beside it.
 */
export function BotAvatar({ name, avatar, size = "sm", onBroken }: BotAvatarProps) {
  const source = avatarSource(avatar);
  const [loaded, setLoaded] = useState<string>();
  const [broken, setBroken] = useState<string>();
  const fail = () => {
    setBroken(source);
    onBroken?.();
  };
  return (
    <span
      aria-hidden
      className={cn(
        "relative grid shrink-0 place-items-center overflow-hidden rounded-full border bg-subtle font-semibold text-muted",
        size === "sm" ? "size-8 text-xs" : "size-14 text-lg",
      )}
    >
      {(source === undefined || loaded !== source) && initials(name)}
      {source !== undefined && broken !== source && (
        // Any host may serve the avatar. next/image would make the server fetch that address.
        <picture>
          <img
            key={source}
            // An image that loaded or failed before hydration fires no event any more: the ref reads its
            // state instead.
            ref={(image) => {
              if (!image?.complete || loaded === source) return;
              if (image.naturalWidth > 0) setLoaded(source);
              else fail();
            }}
            src={source}
            alt=""
            // The host that serves the picture need not learn who looks at this license.
            referrerPolicy="no-referrer"
            onLoad={() => setLoaded(source)}
            onError={fail}
            className={cn("absolute inset-0 size-full object-cover", loaded !== source && "invisible")}
          />
        </picture>
      )}
    </span>
  );
}
