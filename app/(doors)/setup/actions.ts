'use server';
import { publicAction } from '#server/auth/door';
import { createFirstAdministrator, setupRequest } from '#server/people/first-administrator';

export const setUp = publicAction('action doors/setup', setupRequest, createFirstAdministrator);
