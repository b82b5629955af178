import { isEvent, type LedgerEvent, type LedgerLine } from './ledger.ts';

/** What the ledger says of contacts, by the hashes of their ids. */
export interface Fates {
  /** Erased; merged ones only with the contact that they went into. */
  erased: Set<string>;
  /** Erased but for what a legal hold keeps. */
  held: Set<string>;
  /** Where a contact went when it was merged. */
  into: Map<string, string>;
}

/** Goes by who went into whom, not by the order of the lines: clocks are set back, and transactions overtake each other. */
export function readFates(lines: readonly LedgerLine[]): Fates {
  const erased = new Set<string>();
  const held = new Set<string>();
  const into = new Map<string, string>();
  for (const line of lines) {
    if (isEvent(line)) continue;
    if (line.into) into.set(line.subject, line.into);
    else if (line.reason === 'held') held.add(line.subject);
    else if (line.reason !== 'merged') erased.add(line.subject);
  }
  const fates = { erased, held, into };
  const lives = [...into.keys()].map((hash) => livesOfContact(fates, hash));
  for (const own of lives) {
    const end = own.findLastIndex((life) => erased.has(life));
    for (const life of own.slice(0, end + 1)) erased.add(life);
  }
  // Whoever has the most lives ahead went first.
  lives.sort((a, b) => b.length - a.length);
  return { erased, held, into: new Map(lives.map((own) => [own[0]!, own[1] ?? into.get(own[0]!)!])) };
}

/** The hash of a contact, and of everybody that it was merged into since. */
export function livesOfContact(fates: Fates, hash: string): string[] {
  const lives = [hash];
  for (let next = fates.into.get(hash); next && !lives.includes(next); next = fates.into.get(next))
    lives.push(next);
  return lives;
}

/** The last word of each kind: by subject, by ground, by suppression, by company or account. */
export function lastEvents(events: readonly LedgerEvent[]) {
  const restrictions = new Map<string, LedgerEvent>();
  const grounds = new Map<string, LedgerEvent>();
  const suppressions = new Map<string, LedgerEvent>();
  const rows = new Map<string, LedgerEvent>();
  for (const event of events) {
    if (event.row) rows.set(event.row, event);
    else if (event.event === 'ground-closed' && event.ground) grounds.set(event.ground, event);
    else if (event.event.startsWith('suppress'))
      suppressions.set(`${event.detail.hash} ${event.detail.purpose}`, event);
    else if (event.subject) restrictions.set(event.subject, event);
  }
  return { restrictions, grounds, suppressions, rows };
}
