import { foldName } from './fold-name.ts';
import { foldedNames, type PersonKey } from './person-key.ts';

const [GIVEN, FAMILY, BIRTHDAY, KINDS, MARK, FACTS] = [1, 2, 3, 4, 5, 6] as const;

export interface SeenMatch {
  by: MatchedBy;
  line: number;
  mark: number;
}
export type MatchedBy = 'external-id' | 'email' | 'phone' | 'person';

/** An address that so many people share identifies none of them; the same limit as `match_people`. */
const SHARED_BY = 1000;

/**
 * The people of the rows so far. Holds hashes and line numbers in typed arrays (some 30 bytes for each value), so that
 * a file of any length fits. Two people are one by the rules of `match_people` (migrations/0005).
 */
export class SeenPeople {
  private people = 0;
  private entries = 0;
  /** For each person: line, given name (its number), hashes of family name and birthday, kinds of identifiers, mark; 0: unknown. */
  private facts = new Uint32Array(FACTS * 1024);
  /** Folded given names by their number, from 1; a file has few different ones. */
  private readonly givenNames = [''];
  private readonly numberOfName = new Map<string, number>();
  /** Open addressing, several places for one hash: hash in two halves, and the person's number from 1. */
  private slots = new Uint32Array(3 * 4096);

  /** The earlier row that is this person; `shared` where an earlier row has the address or number and is somebody else. */
  find(key: PersonKey): { match: SeenMatch | undefined; shared: boolean } {
    const own = this.factsOf(key, 0);
    let shared = false;
    for (const { by, value } of valuesOf(key)) {
      for (const person of this.holdersOf(value)) {
        if (this.agree(by, own, person)) return { match: this.matchOf(by, person), shared: false };
        shared ||= by !== 'person';
      }
    }
    return { match: undefined, shared };
  }

  /** `mark`: a small number to be given back with the match. */
  add(key: PersonKey, line: number, mark = 0): void {
    if ((this.people + 1) * FACTS > this.facts.length) this.facts = doubled(this.facts);
    this.facts.set([...this.factsOf(key, line), mark], this.people * FACTS);
    this.people += 1;
    for (const { value } of valuesOf(key)) this.insert(value, this.people);
  }

  private matchOf(by: MatchedBy, person: number): SeenMatch {
    return { by, line: this.facts[person * FACTS]!, mark: this.facts[person * FACTS + MARK]! };
  }

  private agree(by: MatchedBy, own: readonly number[], person: number): boolean {
    const other = this.facts.subarray(person * FACTS, (person + 1) * FACTS);
    if (by === 'person') {
      const sameDay = own[BIRTHDAY] === 0 || other[BIRTHDAY] === 0 || own[BIRTHDAY] === other[BIRTHDAY];
      // What both have would have been found, were it the same.
      return sameDay && (own[KINDS]! & other[KINDS]!) === 0;
    }
    return this.namesAgree(by, own, other);
  }

  /** What the names say where two rows share an address, a number or an id; `names_agree` in migrations/0005. */
  private namesAgree(by: MatchedBy, a: ArrayLike<number>, b: ArrayLike<number>): boolean {
    const known = (part: number): boolean => a[part] !== 0 && b[part] !== 0;
    const equal = (part: number): boolean => known(part) && a[part] === b[part];
    const nameless = (names: ArrayLike<number>): boolean => names[GIVEN] === 0 && names[FAMILY] === 0;
    if (nameless(a) || nameless(b)) return true;
    if (known(GIVEN) && !equal(GIVEN) && !this.isShort(a[GIVEN]!, b[GIVEN]!)) return false;
    if (known(FAMILY)) return equal(FAMILY);
    return by !== 'phone' || equal(GIVEN);
  }

  /** "H.", "Hans" and "Hans Peter" can be one given name. */
  private isShort(a: number, b: number): boolean {
    const [one, other] = [this.givenNames[a]!, this.givenNames[b]!];
    return one.startsWith(other.replace(/\.+$/, '')) || other.startsWith(one.replace(/\.+$/, ''));
  }

  private factsOf(key: PersonKey, line: number): number[] {
    const { given, family } = foldedNames(key);
    return [
      line,
      given ? this.numberOf(given) : 0,
      family ? some(hash(family)[1]) : 0,
      key.birthday ? some(hash(key.birthday)[1]) : 0,
      (key.externalId ? 1 : 0) | (key.emails.length > 0 ? 2 : 0) | (key.phones.length > 0 ? 4 : 0),
    ];
  }

  private numberOf(name: string): number {
    const known = this.numberOfName.get(name);
    if (known !== undefined) return known;
    const number = this.givenNames.push(name) - 1;
    this.numberOfName.set(name, number);
    return number;
  }

  private *holdersOf(value: string): Generator<number> {
    const [high, low] = hash(value);
    const mask = this.slots.length / 3 - 1;
    for (let at = low & mask; this.slots[at * 3 + 2] !== 0; at = (at + 1) & mask) {
      if (this.slots[at * 3] === high && this.slots[at * 3 + 1] === low) yield this.slots[at * 3 + 2]! - 1;
    }
  }

  private insert(value: string, person: number): void {
    if ((this.entries + 1) * 2 > this.slots.length / 3) this.grow();
    if (place(this.slots, hash(value), person)) this.entries += 1;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3)
      if (old[at + 2] !== 0) place(this.slots, [old[at]!, old[at + 1]!], old[at + 2]!);
  }
}

/** Everything that recognises the person, strongest first. A name counts with a birthday or an address, unless ids, mailboxes or numbers differ. */
function* valuesOf(key: PersonKey): Generator<{ by: MatchedBy; value: string }> {
  if (key.externalId) yield { by: 'external-id', value: `i${key.externalId}` };
  for (const email of key.emails) yield { by: 'email', value: `e${email}` };
  for (const phone of key.phones) yield { by: 'phone', value: `t${phone}` };
  if (!key.givenName && !key.familyName) return;
  const name = [key.familyName, key.givenName, key.middleName, key.nameSuffix]
    .map((part) => foldName(part ?? ''))
    .join('|');
  if (key.birthday) yield { by: 'person', value: `b${name}|${key.birthday}` };
  if (key.street) yield { by: 'person', value: `a${name}|${key.postcode}|${key.street.toLowerCase()}` };
}

/** False where too many people have it already. */
function place(slots: Uint32Array, [high, low]: readonly [number, number], person: number): boolean {
  const mask = slots.length / 3 - 1;
  let at = low & mask;
  for (let holders = 0; slots[at * 3 + 2] !== 0; at = (at + 1) & mask) {
    if (slots[at * 3] === high && slots[at * 3 + 1] === low && ++holders >= SHARED_BY) return false;
  }
  slots.set([high, low, person], at * 3);
  return true;
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

const some = (value: number): number => value || 1;

/** 64 bits in two halves (the mixing steps of MurmurHash3); of 300,000 values two are alike once in 400 million files. */
function hash(value: string): [high: number, low: number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < value.length; i += 1) {
    const unit = value.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high >>> 0, low >>> 0];
}
