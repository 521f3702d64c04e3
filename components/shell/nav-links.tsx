"use client";

import { ArrowLeftRight, Bot, FlaskConical, History, Settings, Split, Webhook } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { PLACES } from "../keyboard/shortcuts";

const ICONS = {
  bots: Bot,
  routing: Split,
  webhooks: Webhook,
  playground: FlaskConical,
  changes: History,
  transfer: ArrowLeftRight,
  settings: Settings,
} as const;

/** Links to the pages of the console. `onGo` closes the sheet that may hold them. */
export function NavLinks({ onGo }: { onGo?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {PLACES.map(({ label, href, icon }) => {
          const Icon = ICONS[icon];
          const within = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href ? "page" : within ? "true" : undefined}
                onClick={onGo}
                className={cn(
                  "transition-state flex h-control-sm items-center gap-2.5 rounded-md px-2.5",
                  within
                    ? "bg-accent-subtle text-accent-strong"
                    : "text-muted hover:bg-hover hover:text-text",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
