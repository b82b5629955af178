import { createHash, randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Register, RegisteredTable } from '../../kernel/register.ts';
import {
  type Asking,
  type LiveCheck,
  type LiveColumn,
  type LiveForeignKey,
  readChecks,
  readColumns,
  readForeignKeys,
} from './store-schema.ts';

export interface Planted {
  contactId: string;
  /** Value of every column of every row made, by table. */
  rows: Map<string, Record<string, unknown>>;
  /** Personal text columns that a closed set or a pattern keeps from holding the marker, as `table.column`. */
  closed: string[];
}
type Row = Record<string, unknown>;

/**
 * One contact with a row in every table that leads to a person, the marker in every personal column that can hold it.
 * Made from the register and the live schema alone, so a new table or column is covered the day it is declared.
 */
export async function plantPerson(
  admin: Asking,
  register: Register,
  marker: string,
  given: Record<string, Row> = {},
): Promise<Planted> {
  const planter = await Planter.open(admin, register, marker, given);
  return planter.plant();
}

/** The column with the contact's id, and the one that leads to the person where that is null. */
const leadingColumn = (declaration: RegisteredTable | undefined): string | undefined => {
  const subject = declaration?.subject;
  if (typeof subject === 'string') return subject;
  return subject && 'either' in subject ? subject.either : undefined;
};
const otherColumn = (declaration: RegisteredTable | undefined): string | undefined => {
  const subject = declaration?.subject;
  return typeof subject === 'object' && 'either' in subject ? subject.or : undefined;
};

class Planter {
  private readonly admin: Asking;
  private readonly register: Register;
  private readonly marker: string;
  private readonly given: Record<string, Row>;
  private readonly contactId = uuid();
  private readonly keys = new Map<string, Row>();
  private readonly rows = new Map<string, Row>();
  private readonly closed: string[] = [];
  private columns: LiveColumn[] = [];
  private foreignKeys: LiveForeignKey[] = [];
  private checks: LiveCheck[] = [];

  private constructor(admin: Asking, register: Register, marker: string, given: Record<string, Row>) {
    this.admin = admin;
    this.register = register;
    this.marker = marker;
    this.given = given;
  }

  static async open(admin: Asking, register: Register, marker: string, given: Record<string, Row>) {
    const planter = new Planter(admin, register, marker, given);
    planter.columns = await readColumns(admin);
    planter.foreignKeys = await readForeignKeys(admin);
    planter.checks = await readChecks(admin);
    return planter;
  }

  async plant(): Promise<Planted> {
    await this.admin.query('BEGIN');
    try {
      await this.admin.query('SET CONSTRAINTS ALL DEFERRED');
      const tables = this.register.filter(
        ({ whose, erasure }) =>
          whose === 'contact' && (erasure.act === 'delete' || erasure.act === 'with-last'),
      );
      for (const { table } of [...tables.filter(({ root }) => root), ...tables]) await this.insert(table);
      for (const { table } of this.register.filter((each) => this.isPartOfKept(each)))
        await this.insert(table);
      await this.admin.query('COMMIT');
    } catch (error) {
      await this.admin.query('ROLLBACK');
      throw error;
    }
    return { contactId: this.contactId, rows: this.rows, closed: this.closed };
  }

  /** What is kept is planted where a planted row leads to it, and so are its parts, to which nothing leads. */
  private isPartOfKept({ table, erasure, columns }: RegisteredTable): boolean {
    return (
      erasure.act === 'keep' &&
      Object.values(columns).some(
        ({ leadsTo }) =>
          leadsTo !== undefined &&
          leadsTo.table !== table &&
          this.declared(leadsTo.table)?.erasure.act === 'keep' &&
          this.rows.has(leadsTo.table),
      )
    );
  }

  private declared(table: string): RegisteredTable | undefined {
    return this.register.find((declaration) => declaration.table === table);
  }

  /** The key that a row of this table will have, known before the row is there: rows may lead to each other. */
  private keyOf(table: string): Row {
    let key = this.keys.get(table);
    if (!key) {
      key = { ...this.given[table] };
      const declaration = this.declared(table);
      for (const { column, type, isKey } of this.columns.filter((column) => column.table === table)) {
        if (column in key) continue;
        if (leadingColumn(declaration) === column) key[column] = this.contactId;
        else if (isKey && !this.foreignKeyOf(table, column)) {
          if (type === 'uuid') key[column] = uuid();
          if (type === 'integer') key[column] = randomInt(1, 2_000_000_000);
        }
      }
      this.keys.set(table, key);
    }
    return key;
  }

  private async insert(table: string): Promise<void> {
    if (this.rows.has(table)) return;
    const row: Row = {};
    this.rows.set(table, row);
    for (const column of this.columns.filter((column) => column.table === table)) {
      const value = await this.valueOf(column);
      if (value !== undefined) row[column.column] = value;
    }
    await this.attempt(table, row);
  }

  private foreignKeyOf(table: string, column: string): LiveForeignKey | undefined {
    return this.foreignKeys.find((key) => key.table === table && key.columns.includes(column));
  }

  private async valueOf(live: LiveColumn): Promise<unknown> {
    const { table, column, type, isNullable, hasDefault } = live;
    const own = this.keyOf(table);
    if (column in own) return own[column];
    const declaration = this.declared(table);
    const foreign = this.foreignKeyOf(table, column);
    // The person is named by the other column.
    if (foreign && otherColumn(declaration) === column) return null;
    if (foreign) return this.foreignValue(foreign, column, isNullable);
    const subject = declaration?.subject;
    if (typeof subject === 'object' && 'identifiers' in subject && subject.identifiers === column) {
      return this.identifiers();
    }
    const kind = declaration?.columns[column]?.kind;
    if (kind !== 'personal' && hasDefault) return undefined;
    if (live.isUnique && type === 'bigint') return randomInt(1, 2_000_000_000);
    // Who is there only to be led to, a colleague, is not the person.
    const isTheirs = kind === 'personal' && declaration?.whose === 'contact';
    return this.filling(type, isTheirs ? `${this.marker}-${table}-${column}` : column, column);
  }

  private async foreignValue(foreign: LiveForeignKey, column: string, isNullable: boolean): Promise<unknown> {
    const target = foreign.toColumns[foreign.columns.indexOf(column)]!;
    const to = this.declared(foreign.to);
    if (to?.whose === 'contact') {
      if (!to.root && !this.rows.has(foreign.to)) await this.insert(foreign.to);
      return this.keyOf(foreign.to)[target];
    }
    if (isNullable) return null;
    const { rows } = await this.admin.query(`SELECT "${target}" AS value FROM "${foreign.to}" LIMIT 1`);
    if (rows.length > 0) return rows[0].value;
    await this.insert(foreign.to);
    return this.keyOf(foreign.to)[target];
  }

  private identifiers(): string[] {
    return this.register.flatMap(({ table, columns }) =>
      Object.entries(columns)
        .filter(([, { identifies }]) => identifies)
        .map(([column]) => `${this.marker}-${table}-${column}`),
    );
  }

  private filling(type: string, text: string, column: string): unknown {
    switch (type) {
      case 'text':
        return text;
      case 'text[]':
        return [text];
      case 'jsonb':
        return JSON.stringify({ [column]: text });
      case 'uuid':
        return uuid();
      case 'uuid[]':
        return [uuid()];
      case 'bytea':
        return createHash('sha256').update(text).digest();
      case 'boolean':
        return false;
      case 'date':
        return '2030-01-15';
      case 'timestamp with time zone':
        return new Date(Date.now() + (column.startsWith('start') ? -60_000 : 365 * 86_400_000));
      case 'smallint':
      case 'integer':
      case 'bigint':
        return 1;
      default:
        throw new Error(`no filling for the type ${type}`);
    }
  }

  /** Where a check refuses the marker, the values that the check itself names are tried. */
  private async attempt(table: string, row: Row): Promise<void> {
    for (let round = 0; round < 20; round++) {
      const names = Object.keys(row);
      await this.admin.query('SAVEPOINT planting');
      try {
        await this.admin.query(
          `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
          Object.values(row),
        );
        return;
      } catch (error) {
        await this.admin.query('ROLLBACK TO SAVEPOINT planting');
        const check = this.checks.find(
          ({ name, table: on }) => on === table && name === (error as { constraint?: string }).constraint,
        );
        if ((error as { code?: string }).code !== '23514' || !check) throw error;
        this.mend(table, row, check);
      }
    }
    throw new Error(`no row of ${table} passes its checks`);
  }

  private mend(table: string, row: Row, { definition, columns }: LiveCheck): void {
    const column = columns.find((name) => typeof row[name] === 'string' || typeof row[name] === 'number');
    if (!column) throw new Error(`cannot mend ${table}: ${definition}`);
    if (this.declared(table)?.columns[column]?.kind === 'personal' && typeof row[column] === 'string')
      this.closed.push(`${table}.${column}`);
    const literals = [...definition.matchAll(/'([a-z][a-z0-9-]*)'|>= ?'?(\d+)/g)].map(
      ([, word, number]) => word ?? Number(number),
    );
    row[column] = literals[0] ?? (definition.includes('[A-Z]{3}') ? 'EUR' : 'de');
  }
}
