/** What the other parts of Obhut may call: app for every request; demo firm and commands to make a firm. */

export { createApiKey } from './api-keys.ts';
export { addressKey } from './attempts.ts';
export { authenticate, loadActor, loadActorByEmail } from './authenticate.ts';
export { createUser } from './create-user.ts';
export { type Firm, loadFirm } from './load-firm.ts';
export { replayAccounts } from './replay-accounts.ts';
export { setUpFirm } from './set-up-firm.ts';
export { userNames } from './store-names.ts';
export { createTeam } from './teams.ts';
