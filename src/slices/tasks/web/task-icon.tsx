import { IconCheckbox, IconMail, IconMapPin, IconPhone, IconUsers } from '@tabler/icons-react';
import type { TaskKind } from '../contract.ts';

const ICONS = { task: IconCheckbox, call: IconPhone, email: IconMail, meeting: IconUsers, visit: IconMapPin };

/** The kind of a task as a picture; beside it stands its name. */
export function TaskIcon({ kind, size = 15 }: { kind: TaskKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={1.7} aria-hidden style={{ flex: 'none' }} />;
}
