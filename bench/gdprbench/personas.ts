import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Oracle, wrongPurposeOf } from './oracle.ts';
import { randomFrom, zipfOver } from './random.ts';
import { type BenchRecord, DECISION, dataOf, OBJECTABLE, recordOf, WORK_PURPOSES } from './records.ts';
import type { Side } from './side.ts';

export type Persona = 'controller' | 'customer' | 'processor' | 'regulator';
export const PERSONAS: readonly Persona[] = ['controller', 'customer', 'processor', 'regulator'];

export interface Outcome {
  answers: number;
  /** What differed from the oracle, in words; without protection some must (what is restricted or ended is read). */
  wrong: string[];
}

const CLIENTS = 8;

/**
 * Runs one persona's operations with eight clients and compares every answer. A client works on the records of its own
 * users, so that the oracle knows what was before; pages are asked for only where nobody writes.
 */
export async function runPersona(
  persona: Persona,
  side: Side,
  oracle: Oracle,
  options: { operations: number; seed: number },
): Promise<Outcome> {
  // Times of entries are finer than a Date: nothing of the run before may lie within its millisecond.
  await setTimeout(5);
  const since = new Date();
  for (const record of oracle.records) record.lookUps = 0;
  const outcome: Outcome = { answers: 0, wrong: [] };
  const compare = (what: string, answer: unknown, expected: unknown): void => {
    outcome.answers += 1;
    if (!isDeepStrictEqual(answer, expected))
      outcome.wrong.push(
        `${what}: ${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`.slice(0, 400),
      );
  };
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const draw = drawFor(oracle, client, randomFrom(options.seed * 100 + client));
      const each = OPERATIONS[persona];
      for (let i = 0; i < options.operations / CLIENTS; i++)
        await each({ side, oracle, draw, compare, since });
    }),
  );
  return outcome;
}

interface Draw {
  random: () => number;
  uniform(): BenchRecord;
  zipf(): BenchRecord;
  fresh(): BenchRecord;
}
interface Step {
  side: Side;
  oracle: Oracle;
  draw: Draw;
  compare(what: string, answer: unknown, expected: unknown): void;
  since: Date;
}

function drawFor(oracle: Oracle, client: number, random: () => number): Draw {
  const own = Math.floor(oracle.users / CLIENTS);
  const zipf = zipfOver(own, random);
  const of = (place: number): BenchRecord => {
    const user = place * CLIENTS + client;
    return oracle.records[user + oracle.users * Math.floor(random() * 10)]!;
  };
  return {
    random,
    uniform: () => of(Math.floor(random() * own)),
    zipf: () => of(zipf()),
    fresh() {
      const n = 500_000_000 + Math.floor(random() * 400_000_000);
      const purpose = WORK_PURPOSES[n % WORK_PURPOSES.length]!;
      const record = recordOf(n, oracle.users, oracle.startsAt);
      const endsAt = Date.now() + 86_400_000;
      return {
        ...record,
        id: '',
        user: oracle.users + n,
        purpose,
        ttlSeconds: 86_400,
        endsAt,
        isDecided: false,
        hasObjected: true,
        isRestricted: false,
        data: dataOf(n),
      };
    },
  };
}

const OPERATIONS: Record<Persona, (step: Step) => Promise<void>> = {
  async controller({ side, oracle, draw, compare }) {
    const share = draw.random();
    const record = draw.uniform();
    if (share < 0.25) {
      const fresh = draw.fresh();
      const id = await side.create(fresh);
      fresh.id = id;
      oracle.add(fresh);
      return compare(
        'create',
        await side.readByKey(fresh, fresh.purpose),
        oracle.readData(fresh, fresh.purpose),
      );
    }
    if (share < 0.5) {
      const by = (['purpose', 'ttl', 'user'] as const)[Math.floor(draw.random() * 3)]!;
      const found = oracle
        .recordsOf(record.user)
        .filter((one) => oracle.isThere(one, 'rights'))
        .filter(
          (one) =>
            by !== 'purpose' || (one.purpose === record.purpose && oracle.isThere(one, record.purpose)),
        );
      const gone = by === 'user' ? found : found.slice(0, 1);
      const answer = await side.erase(by, record);
      for (const one of gone) Object.assign(one, { isDeleted: true, isEntered: side.isObhut });
      return compare(`erase by ${by}`, answer, gone.length);
    }
    const by = (['purpose', 'user', 'recipient'] as const)[Math.floor(draw.random() * 3)]!;
    const endsAt = oracle.startsAt + 1_000_000_000 + Math.floor(draw.random() * 1e6) * 1000;
    const [first] = oracle
      .recordsOf(record.user)
      .filter((one) => oracle.isThere(one, by === 'purpose' ? record.purpose : 'rights'))
      .filter((one) => by !== 'recipient' || one.recipient === record.recipient);
    const lasts = first !== undefined && first.endsAt > Date.now();
    const answer = await side.moveEnd(by, record, endsAt);
    if (lasts) first.endsAt = endsAt;
    compare(`move end by ${by}`, answer, lasts ? first.id : null);
  },

  async customer({ side, oracle, draw, compare }) {
    const record = draw.zipf();
    const exists = oracle.isThere(record, 'rights');
    switch (Math.floor(draw.random() * 5)) {
      case 0:
        return compare(
          'read by user',
          await side.readByUser(record.user, 'rights'),
          oracle.pageOfUser(record.user, 'rights'),
        );
      case 1:
        return compare('metadata', await side.readMetadata(record), oracle.metadata(record));
      case 2: {
        const data = `new ${Math.floor(draw.random() * 1e9)} `.padEnd(60, 'y');
        const answer = await side.updateData(record, data);
        if (exists) Object.assign(record, { data, version: record.version + 1 });
        return compare('update data', answer, exists);
      }
      case 3: {
        const answer = await side.object(record);
        if (exists) record.hasObjected = true;
        return compare('object', answer, exists);
      }
      default: {
        const answer = await side.erase('key', record);
        if (exists) Object.assign(record, { isDeleted: true, isEntered: side.isObhut });
        return compare('erase', answer, exists ? 1 : 0);
      }
    }
  },

  async processor({ side, oracle, draw, compare }) {
    if (draw.random() < 0.8) {
      const record = draw.zipf();
      // One in ten asks under a purpose that does not open the record.
      const purpose = draw.random() < 0.1 ? wrongPurposeOf(record) : record.purpose;
      return compare(
        `read under ${purpose}`,
        await side.readByKey(record, purpose),
        oracle.readData(record, purpose),
      );
    }
    const purpose = [draw.uniform().purpose, OBJECTABLE, DECISION][Math.floor(draw.random() * 3)]!;
    compare(`page under ${purpose}`, await side.readPage(purpose), oracle.page(purpose, 50));
  },

  async regulator({ side, oracle, draw, compare, since }) {
    const share = draw.random();
    const record = draw.zipf();
    if (share < 0.46) {
      const answer = await side.readMetadata(record);
      if (oracle.isThere(record, 'rights') && side.isObhut) record.lookUps += 1;
      compare('metadata of user', answer, oracle.metadata(record));
      // Never data: neither the value nor the address.
      if (JSON.stringify(answer).includes(record.data.trim()))
        compare('data shown to the regulator', true, false);
      return;
    }
    if (share < 0.77)
      return compare(
        'log',
        await side.countLog(record, since),
        oracle.isThere(record, 'rights') ? Math.min(record.lookUps, 200) : 0,
      );
    compare('verify deletion', await side.verifyDeletion(record), {
      isGone: !oracle.isThere(record, 'rights'),
      isEntered: record.isEntered,
    });
  },
};
