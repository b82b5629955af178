/** What the other parts of Obhut may call: app for every request to the portal. */
export { authenticatePerson } from './authenticate.ts';
