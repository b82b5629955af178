import type { Ctx } from '../../platform/ctx.ts';

export interface DemoUser {
  email: string;
  password: string;
  role: string;
}

/** Fills an empty instance with the demo firm, through the functions that the API uses. Returns the sign-ins. */
export async function buildDemo(_ctx: Ctx): Promise<DemoUser[]> {
  return [];
}
