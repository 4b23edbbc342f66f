import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { openSession } from '#server/auth/sessions';
import { sessionCookie } from '#server/auth/token';
import type { MutationResult } from '#sync/protocol/result';
import type { ArgsOf } from '#sync/registry';
import { createTestDatabase, type TestDatabase } from '#tests/support/database';
import { Device } from '#tests/support/device';
import { foundOrganisation, type Organisation } from '#tests/support/organisation';
import { GET as download } from '../../../app/api/attachment/[id]/route';
import { GET as progress, PUT as put } from '../../../app/api/blob/[id]/route';
import { SECRET, tokenFor } from '../auth/people';

const ORIGIN = 'http://desk.test';

export interface FilesWorld {
  base: TestDatabase;
  org: Organisation;
  folder: string;
}

/** A database, an organisation, and a folder for files, real ones. */
export function filesWorld(): FilesWorld {
  const world = {} as FilesWorld;
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
  vi.stubEnv('HOLDFAST_SECRET', SECRET);
  world.folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-files-'));
  vi.stubEnv('HOLDFAST_FILES', world.folder);
  beforeAll(async () => {
    world.base = await createTestDatabase();
    world.org = await foundOrganisation();
  });
  afterAll(async () => {
    await world.base.drop();
    rmSync(world.folder, { recursive: true, force: true });
  });
  return world;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface Answer {
  status: number;
  body: { state?: string; error?: string; received?: number };
}

/** Somebody with a session, at the real doors. */
export class Uploader {
  private constructor(
    readonly actor: Actor,
    private readonly token: string,
  ) {}

  static async of(actor: Actor): Promise<Uploader> {
    return new Uploader(actor, await tokenFor(await openSession(actor.id, 'a browser', Date.now())));
  }

  request(url: string, init: RequestInit = {}): Request {
    const headers = { host: 'desk.test', origin: ORIGIN, cookie: `${sessionCookie()}=${this.token}` };
    return new Request(`${ORIGIN}${url}`, { ...init, headers: { ...headers, ...init.headers } });
  }

  /** One part of a file; what is announced follows from the whole file unless `over` says otherwise. */
  async part(
    id: Id,
    whole: Uint8Array,
    offset: number,
    end = whole.length,
    over: Record<string, string> = {},
  ): Promise<Answer> {
    const told = { size: String(whole.length), sha256: sha256(whole), offset: String(offset) };
    return this.send(id, whole.subarray(offset, end), { ...told, ...over });
  }

  /** Some bytes, with whatever is said of them. */
  async send(id: Id, bytes: Uint8Array, told: Record<string, string>): Promise<Answer> {
    const query = new URLSearchParams({ person: this.actor.id, ...told });
    const body = Uint8Array.from(bytes);
    const asked = this.request(`/api/blob/${id}?${query}`, { method: 'PUT', body });
    return answer(await put(asked, { params: Promise.resolve({ id }) }));
  }

  async progress(id: Id): Promise<Answer> {
    const asked = this.request(`/api/blob/${id}?person=${this.actor.id}`);
    return answer(await progress(asked, { params: Promise.resolve({ id }) }));
  }

  /** A whole file in one part. */
  async upload(whole: Uint8Array, id = newId()): Promise<Answer & { id: Id }> {
    return { ...(await this.part(id, whole, 0)), id };
  }

  download(id: string, query = ''): Promise<Response> {
    return download(this.request(`/api/attachment/${encodeURIComponent(id)}${query}`), {
      params: Promise.resolve({ id }),
    });
  }

  /** Attaches a file that is there to a ticket. */
  async attach(
    ticketId: Id,
    fileId: Id,
    whole: Uint8Array,
    over: Partial<ArgsOf<'ticket.attach'>> = {},
  ): Promise<MutationResult> {
    const device = await Device.open(this.actor);
    const args = {
      ...{
        ticketId,
        fileId,
        kind: 'file' as const,
        name: 'a file.pdf',
        mediaType: 'application/pdf' as const,
      },
      ...{ size: whole.length, sha256: sha256(whole), width: null, height: null, internal: false },
      ...over,
    };
    const { results } = await device.push(device.envelope('ticket.attach', args));
    return results[0]?.result as MutationResult;
  }
}

const answer = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: (await response.json()) as Answer['body'],
});

/** A PDF as far as anybody looks. */
export const pdf = (text = 'hello', size = 0): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Math.max(size, 40 + text.length));
  bytes.set(new TextEncoder().encode(`%PDF-1.7\n${text}\n`));
  return bytes;
};
