"use client";

import { Trash2, UserPlus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/inputs/input";
import { Select } from "@/components/ui/inputs/select";
import { Name } from "@/components/ui/name";
import { PRIORITY_WORDS, priorityTitle } from "@/lib/contract/bot-words";
import { PRIORITIES } from "@/lib/contract/bots";
import type { Seat } from "@/lib/routing/model";
import type { Circumstances } from "@/lib/routing/simulation";
import { numberWords } from "@/lib/text/number-words";
import { WholeNumber } from "./whole-number";

type SimulatorSeatsProps = {
  seats: readonly Seat[];
  given: Circumstances;
  onChange: (given: Circumstances) => void;
};

const LANES = PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority].title }));
const MOST = 10_000;

/** Inputs of the simulation: the current chats of every seat, and human agents beside the bots. */
export function SimulatorSeats({ seats, given, onChange }: SimulatorSeatsProps) {
  const { chats, humans } = given;
  const setChats = (id: string, count: number) => onChange({ ...given, chats: { ...chats, [id]: count } });
  const change = (id: string, fields: Partial<Seat>) =>
    onChange({
      ...given,
      humans: humans.map((human) => (human.id === id ? { ...human, ...fields } : human)),
    });
  const remove = (id: string) => {
    const { [id]: _, ...others } = chats;
    onChange({ chats: others, humans: humans.filter((human) => human.id !== id) });
  };
  const addHuman = () => {
    const number = 1 + Math.max(0, ...humans.map(({ id }) => Number(id.slice("human-".length))));
    const human: Seat = {
      id: `human-${number}`,
      name: `Agent ${number}`,
      kind: "human",
      priority: "normal",
      status: "accepting chats",
      capacity: 3,
      chats: 0,
    };
    onChange({ ...given, humans: [...humans, human] });
  };
  return (
    <details>
      <summary className="w-fit font-semibold">Current chats and human agents</summary>
      <div className="mt-3 grid gap-3">
        <div className="max-h-72 overflow-y-auto" tabIndex={0} role="region" aria-label="Current chats">
          <ul className="grid gap-2">
            {seats.map((seat) => (
              <li key={seat.id} className="flex flex-wrap items-center gap-2">
                {seat.kind === "bot" ? (
                  <span className="min-w-40 flex-1 wrap-anywhere">
                    <Name>{seat.name}</Name>{" "}
                    <span className="text-muted">
                      {priorityTitle(seat.priority)}, capacity {numberWords(seat.capacity)}
                    </span>
                  </span>
                ) : (
                  <span className="flex flex-1 flex-wrap items-center gap-2">
                    <Input
                      aria-label={`Name of ${seat.name}`}
                      value={seat.name}
                      onChange={(event) => change(seat.id, { name: event.target.value })}
                      className="w-36"
                    />
                    <Select
                      aria-label={`Priority of ${seat.name}`}
                      value={seat.priority}
                      onValueChange={(priority) => change(seat.id, { priority })}
                      options={LANES}
                    />
                    <WholeNumber
                      label={`Capacity of ${seat.name}`}
                      value={seat.capacity}
                      max={MOST}
                      onChange={(capacity) => change(seat.id, { capacity })}
                    />
                    <IconButton label={`Remove ${seat.name}`} onClick={() => remove(seat.id)}>
                      <Trash2 aria-hidden />
                    </IconButton>
                  </span>
                )}
                <WholeNumber
                  label={`Chats of ${seat.name} now`}
                  value={seat.chats}
                  max={MOST}
                  onChange={(count) => setChats(seat.id, count)}
                />
                <span aria-hidden className="text-muted text-sm">
                  chats
                </span>
              </li>
            ))}
          </ul>
        </div>
        <Button size="sm" onClick={addHuman} className="justify-self-start">
          <UserPlus aria-hidden className="size-4" />
          Add a human agent
        </Button>
      </div>
    </details>
  );
}
