import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const apps = ['frontend-admin', 'frontend-affiliate'];
const shared = '^frontend-shared/src/';

/** Folders of an app that have addresses of their own: `links/links.routes.ts` makes `links` a feature. */
function featuresOf(app, root) {
  const folder = path.join(root, app, 'src/app');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => existsSync(path.join(folder, name, `${name}.routes.ts`)));
}

/** Rule 11: the frontends import frontend-shared only, and features do not import features. */
export function frontendRules(rule, root) {
  return [
    rule(
      'frontends-import-frontend-shared',
      'An app is made of itself, the shared library and packages. It knows the server by its generated client only; the words are one glossary.',
      { path: '^frontend-' },
      { path: '^(backend|analytics|infra)/', pathNot: '^backend/src/kernel/glossary\\.ts$' },
    ),
    rule(
      'shared-knows-no-app',
      'The library is below the apps.',
      { path: shared },
      { path: '^frontend-(admin|affiliate)/' },
    ),
    ...apps.map((app) =>
      rule(
        `${app}-stands-alone`,
        'What both apps need goes into frontend-shared.',
        { path: `^${app}/` },
        { path: `^(${apps.filter((other) => other !== app).join('|')})/` },
      ),
    ),
    ...apps.flatMap((app) => {
      const features = featuresOf(app, root);
      const inApp = `^${app}/src/app/`;
      return features.map((feature) =>
        rule(
          `${app}-feature-${feature}`,
          'A feature does not know another: what two of them need is a folder of its own beside them, or shared.',
          { path: `${inApp}${feature}/` },
          { path: `${inApp}(${features.join('|')})/`, pathNot: `${inApp}${feature}/` },
        ),
      );
    }),
    rule(
      'backend-does-not-know-frontends',
      'The server serves whoever asks.',
      { path: '^(backend|analytics)/' },
      { path: '^frontend-' },
    ),
  ];
}
