import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { reminderCount } from './contract.ts';
import { userOf } from './list-tasks.ts';
import { listWaiting, type WaitingReminder } from './store-list.ts';

/**
 * The user's reminders under the purpose of the call, and how many more there are under each other purpose of theirs:
 * nobody should miss an appointment because they are working under the wrong one. Says nothing about anybody.
 */
export async function countReminders(tx: Tx): Promise<z.input<typeof reminderCount>> {
  const { actor, purpose } = tx.work;
  const userId = userOf(tx);
  const counted = new Set<string>();
  const next: Date[] = [];
  const count = (waiting: readonly WaitingReminder[]): number => {
    const fresh = waiting.filter(({ task_id: taskId }) => !counted.has(taskId));
    for (const { task_id: taskId } of fresh) counted.add(taskId);
    next.push(...fresh.filter(({ is_due: isDue }) => !isDue).map(({ remind_at: at }) => at));
    return fresh.filter(({ is_due: isDue }) => isDue).length;
  };
  const due = count(await listWaiting(tx, userId));
  const elsewhere: { purpose: string; due: number }[] = [];
  for (const other of actor.purposes.keys()) {
    if (other === purpose || !tx.purposes.get(other)?.forGrounds) continue;
    await tx.continueUnder(other);
    const more = count(await listWaiting(tx, userId));
    if (more > 0) elsewhere.push({ purpose: other, due: more });
  }
  const nextAt = next.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return { due, elsewhere, nextAt };
}
