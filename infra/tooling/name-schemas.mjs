/**
 * Gives the schemas of an OpenAPI document names, so that a generated client has types to speak of. The API describes
 * each route by itself; here equal schemas become one: what `Links_get` answers is a `Link`, also in lists and after a
 * change, and what `Links_create` takes is a `LinksCreateInput`. Failures are left out: they are problem+json everywhere.
 */
export function nameSchemas(document) {
  const named = structuredClone(document);
  const names = new Map();
  const schemas = {};
  const give = (schema, ...wishes) => {
    const key = JSON.stringify(schema);
    if (!names.has(key)) {
      const name = wishes.find((wish) => !(wish in schemas));
      if (name === undefined) throw new Error(`No name is left for a schema: ${wishes.join(', ')}`);
      names.set(key, name);
      schemas[name] = schema;
    }
    return { $ref: `#/components/schemas/${names.get(key)}` };
  };
  const operations = operationsOf(named);
  nameMoney(named, give);
  // A single thing is named first, so that lists of it find its name.
  for (const { operation, thing, whole } of operations) {
    for (const content of answersOf(operation)) {
      if (content.schema.properties?.data === undefined && content.schema.type === 'object')
        content.schema = give(content.schema, ...(isSingle(operation) ? [thing] : []), whole, `${whole}Answer`);
    }
  }
  for (const { operation, thing, whole } of operations) {
    for (const content of answersOf(operation)) {
      const items = content.schema.properties?.data?.items;
      if (items?.type === 'object') content.schema.properties.data.items = give(items, thing, `${whole}Item`);
      if (!content.schema.$ref) content.schema = give(content.schema, `${thing}Page`, `${whole}Page`);
    }
    const input = operation.requestBody?.content['application/json'];
    if (input) input.schema = give(input.schema, `${whole}Input`);
  }
  return { ...named, components: { ...named.components, schemas } };
}

function operationsOf(document) {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item)
      .filter((operation) => operation.operationId !== undefined)
      .map((operation) => {
        delete operation.responses.default;
        const [controller, method] = operation.operationId.split('_');
        const whole = controller + method.charAt(0).toUpperCase() + method.slice(1);
        return { operation, thing: singular(controller), whole };
      }),
  );
}

function answersOf(operation) {
  return Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {}));
}

function isSingle({ operationId }) {
  return /_(get|create|change|record)$/.test(operationId);
}

function singular(word) {
  return word.replace(/s$/, '');
}

/** An amount with its currency is everywhere: one type, whatever a route says about signs and examples. */
function nameMoney(node, give) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    nameMoney(value, give);
    if (isMoney(value)) node[key] = orNull(give(money, 'Money'), value.nullable === true);
  }
}

const money = {
  description: 'Decimal text and an ISO 4217 code.',
  type: 'object',
  properties: { amount: { type: 'string' }, currency: { type: 'string' } },
  required: ['amount', 'currency'],
};

function isMoney(schema) {
  const properties = schema?.type === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return properties.length === 2 && properties.includes('amount') && properties.includes('currency');
}

function orNull(reference, nullable) {
  return nullable ? { nullable: true, allOf: [reference] } : reference;
}
