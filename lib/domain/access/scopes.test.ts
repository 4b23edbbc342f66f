import { describe, expect, it } from 'vitest';
import type { Actor } from './roles';
import {
  personAudience,
  readableSight,
  referenceAudience,
  syncedScopes,
  syncedSight,
  ticketAudience,
} from './scopes';

const requester: Actor = { id: 'r1', role: 'requester', teamIds: [] };
const technician: Actor = { id: 't1', role: 'technician', teamIds: ['net'] };
const other: Actor = { id: 't2', role: 'technician', teamIds: ['apps'] };
const manager: Actor = { id: 'm1', role: 'manager', teamIds: [] };
const ticket = {
  requesterId: 'r1',
  reporterId: 'r1',
  assigneeId: null,
  teamId: 'net',
  watcherIds: [],
  confidential: false,
  state: 'in_progress' as const,
  siteId: 'site-b',
  approval: null,
  tasks: null,
  deletedAt: null,
};

describe('P5 visibility of a ticket', () => {
  const audience = ticketAudience(ticket);
  it('shows the requester the public part, the team all of it, others nothing', () => {
    expect(syncedSight(requester, audience)).toBe('public');
    expect(syncedSight(technician, audience)).toBe('internal');
    expect(syncedSight(other, audience)).toBe('none');
  });
  it('lets a manager read what is not synced to them', () => {
    expect(syncedSight(manager, audience)).toBe('none');
    expect(readableSight(manager, audience)).toBe('internal');
  });
  it('gives staff who report to another team the answers, not the notes', () => {
    expect(syncedSight(other, ticketAudience({ ...ticket, requesterId: 't2', reporterId: 't2' }))).toBe(
      'public',
    );
  });
  it('gives an assignee of another team the notes', () => {
    expect(syncedSight(other, ticketAudience({ ...ticket, assigneeId: 't2' }))).toBe('internal');
  });
  it('never shows a requester an internal part, even one who is still named as assignee', () => {
    const demoted = ticketAudience({ ...ticket, assigneeId: 'r1' });
    expect(syncedSight(requester, demoted)).toBe('public');
  });
  it('shows a deleted ticket to nobody, managers included', () => {
    const gone = ticketAudience({ ...ticket, deletedAt: 1 });
    for (const who of [requester, technician, manager]) expect(readableSight(who, gone)).toBe('none');
  });
  it('ignores teams of somebody who is no longer staff', () => {
    expect(syncedScopes({ ...requester, teamIds: ['net'] })).toEqual(['all', 'user:r1']);
  });
  it('gives what is open at a site, with its notes, to staff who packed the site and to nobody else', () => {
    const packer = { ...other, packedSiteIds: ['site-b'] };
    expect(syncedScopes(packer)).toContain('site:site-b');
    expect(syncedSight(packer, audience)).toBe('internal');
    expect(readableSight(packer, audience)).toBe('internal');
    expect(syncedSight({ ...other, packedSiteIds: ['site-c'] }, audience)).toBe('none');
    expect(syncedScopes({ ...requester, packedSiteIds: ['site-b'] })).toEqual(['all', 'user:r1']);
  });
  it('packs nothing that is confidential, over, deleted or nowhere', () => {
    const packer = { ...other, packedSiteIds: ['site-b'] };
    for (const over of [
      { confidential: true },
      { state: 'resolved' as const },
      { state: 'closed' as const },
      { deletedAt: 1 },
      { siteId: null },
    ]) {
      expect(syncedSight(packer, ticketAudience({ ...ticket, ...over }))).toBe('none');
    }
  });
});

describe('P5 visibility of people and reference data', () => {
  it('shows staff cards to everybody, requesters only to staff and themselves', () => {
    const staff = personAudience({ id: 't1', role: 'technician', deletedAt: null });
    const card = personAudience({ id: 'r9', role: 'requester', deletedAt: null });
    expect(syncedSight(requester, staff)).toBe('public');
    expect(syncedSight(requester, card)).toBe('none');
    expect(syncedSight(technician, card)).toBe('public');
    expect(syncedSight({ ...requester, id: 'r9' }, card)).toBe('public');
  });
  it('shows reference data to everybody until it is deleted', () => {
    expect(syncedSight(requester, referenceAudience({ deletedAt: null }))).toBe('public');
    expect(syncedSight(manager, referenceAudience({ deletedAt: 5 }))).toBe('none');
  });
});
