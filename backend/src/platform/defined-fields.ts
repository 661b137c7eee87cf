type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields of a partial input that were sent: what a PATCH changes. A field that is null was sent. */
export function definedFields<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
