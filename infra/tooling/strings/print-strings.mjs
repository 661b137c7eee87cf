// Prints every text of both apps, the mails, the API and the commands, by file: `npm run strings` (one word after it
// keeps the files whose path contains that word). For reading all of them at once: would a stranger understand each?
import { readStrings } from './read-strings.mjs';

const [part = ''] = process.argv.slice(2);
let last = '';
for (const { file, line, text } of readStrings(process.cwd()).filter((each) => each.file.includes(part))) {
  if (file !== last) console.log(`\n${file}`);
  last = file;
  console.log(`${String(line).padStart(5)}  ${text.replaceAll(/\s+/g, ' ')}`);
}
