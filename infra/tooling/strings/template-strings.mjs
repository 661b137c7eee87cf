import { parseTemplate, TmplAstRecursiveVisitor, tmplAstVisitAll } from '@angular/compiler';

/** Attributes whose value a person reads or hears. */
const readable = /^(alt|aria-description|aria-label|aria-roledescription|hint|label|placeholder|title)$/;

/** What a template says by itself, outside its expressions. @param {number} firstLine of the template in its file, from 0 */
export function templateStrings(file, source, firstLine) {
  const found = [];
  const add = (span, text) => {
    if (/\p{L}{2,}/u.test(text))
      found.push({ file, line: firstLine + span.start.line + 1, where: 'template', text: text.trim() });
  };
  class Texts extends TmplAstRecursiveVisitor {
    visitText(text) {
      add(text.sourceSpan, text.value);
    }
    visitTextAttribute(attribute) {
      if (readable.test(attribute.name)) add(attribute.sourceSpan, attribute.value);
    }
    visitBoundText(text) {
      for (const part of text.value.ast?.strings ?? []) add(text.sourceSpan, part);
    }
  }
  const { nodes, errors } = parseTemplate(source, file, { preserveWhitespaces: false });
  if (errors?.length) throw new Error(`${file}: ${errors[0].msg}`);
  tmplAstVisitAll(new Texts(), nodes);
  return found;
}
