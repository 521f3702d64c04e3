"use client";

import { Avatar, AvatarFallback, AvatarImage } from "radix-ui/avatar";
import { cn } from "@/components/ui/cn";
import { avatarSource, initials } from "@/lib/bots/avatar";

type BotAvatarProps = {
  name: string;
  avatar: string | null | undefined;
  size?: "sm" | "lg";
  /** No picture comes from the address. */
  onBroken?: () => void;
};

/** A bot's face; its initials while there is none, or none that loads. Decoration: the name stands beside it. */
export function BotAvatar({ name, avatar, size = "sm", onBroken }: BotAvatarProps) {
  return (
    <Avatar
      aria-hidden
      className={cn(
        "grid shrink-0 place-items-center overflow-hidden rounded-full border bg-subtle font-semibold text-muted",
        size === "sm" ? "size-8 text-xs" : "size-14 text-lg",
      )}
    >
      <AvatarImage
        src={avatarSource(avatar)}
        alt=""
        onLoadingStatusChange={(status) => status === "error" && onBroken?.()}
        // Whoever serves the picture need not learn who looks at this license.
        referrerPolicy="no-referrer"
        className="size-full object-cover"
      />
      <AvatarFallback>{initials(name)}</AvatarFallback>
    </Avatar>
  );
}
