/** SQL as template literals: values become parameters, and a statement may be part of another. */
export { default as sql, empty, join, raw, Sql } from 'sql-template-tag';
