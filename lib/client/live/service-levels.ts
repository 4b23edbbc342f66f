'use client';
import type { PaceOf } from '#domain/sla/clocks';
import { paceOf } from '#sync/mutators/ticket/clocks';
import type { CalendarRow, SlaPolicyRow } from '#sync/views/service-level';
import { alike, useStore } from './query';

export interface ServiceLevels {
  policies: readonly SlaPolicyRow[];
  calendars: readonly CalendarRow[];
}

/** What is promised and how time is counted, as this device knows it: mutators compute with the same. */
export const useServiceLevels = (): ServiceLevels | undefined =>
  useStore(
    async (db) => ({ policies: await db.slaPolicy.toArray(), calendars: await db.calendar.toArray() }),
    [],
    alike,
  );

export const paceBy = ({ policies, calendars }: ServiceLevels): PaceOf => paceOf(policies, calendars);
