export { FindPeople } from './find-people.query.js';
export { TeamModule } from './team.module.js';
