import { Sql, sql } from './sql.js';

/** A template literal, or a statement made of one. */
export type SqlText = TemplateStringsArray | Sql;

/**
 * Runs SQL: the pool, or one transaction. Statements of a transaction run one after the other and are awaited one by one.
 * Rows hold `bigint` for int8, `Date` for times, midnight UTC for a `date`, text for a `numeric`.
 */
export interface Db {
  /** @returns the rows that the statement answers with */
  rows<R>(text: SqlText, ...values: readonly unknown[]): Promise<R[]>;
  /** @returns how many rows the statement changed */
  execute(text: SqlText, ...values: readonly unknown[]): Promise<number>;
}

export function statementOf(text: SqlText, values: readonly unknown[]): Sql {
  return text instanceof Sql ? text : sql(text, ...values);
}
