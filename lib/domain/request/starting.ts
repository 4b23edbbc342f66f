import type { ApprovalRule } from '../approval/policy';
import type { PlannedTask } from '../fulfil/plan';
import type { Id, Instant } from '../kernel/types';
import type { Urgency } from '../priority/matrix';
import type { FormField, FormVersion } from './fields';
import type { ItemAudience, ItemIcon } from './item';

/** An item as it stands at the beginning; a part of a row of the catalogue. */
export interface StartingItem {
  id: Id;
  group: string;
  name: string;
  summary: string;
  description: string;
  icon: ItemIcon;
  audience: ItemAudience;
  expectedMinutes: number | null;
  cost: string;
  categoryId: Id | null;
  teamId: Id | null;
  urgency: Urgency;
  approval: readonly ApprovalRule[];
  plan: readonly PlannedTask[];
  position: number;
  active: boolean;
  versions: readonly FormVersion[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

const asked = { help: '', required: true, showWhen: null };
const text = (id: string, label: string, over: Partial<FormField> = {}): FormField =>
  ({ ...asked, id, label, kind: 'text', format: 'any', max: 120, ...over }) as FormField;
const long = (id: string, label: string, over: Partial<FormField> = {}): FormField =>
  ({ ...asked, id, label, kind: 'long', max: 2_000, ...over }) as FormField;
const choice = (
  id: string,
  label: string,
  labels: Readonly<Record<string, string>>,
  over: Partial<FormField> = {},
): FormField =>
  ({
    ...{ ...asked, id, label, kind: 'choice' },
    options: Object.entries(labels).map(([key, words]) => ({ id: key, label: words })),
    ...over,
  }) as FormField;
const choices = (id: string, label: string, labels: Readonly<Record<string, string>>): FormField => ({
  ...{ ...asked, id, label, kind: 'choices', required: false, atLeast: 0, atMost: null },
  options: Object.entries(labels).map(([key, words]) => ({ id: key, label: words })),
});
const soon = (id: string, label: string): FormField => ({
  ...{ ...asked, id, label, kind: 'date', latest: { after: null, days: 366 } },
  earliest: { after: null, days: 0 },
});
/** A part that begins at once, for whoever gets the request. */
const task = (id: string, title: string, over: Partial<PlannedTask> = {}): PlannedTask => ({
  ...{ id, title, teamId: null, after: [], steps: [], when: null },
  ...over,
});
/** Only where it was chosen among what they need. */
const needed = (value: string): Partial<PlannedTask> => ({
  when: { match: 'all', tests: [{ field: 'needs', is: 'is', value }] },
});
const is = (field: string, value: string) =>
  ({ showWhen: { match: 'all', tests: [{ field, is: 'is', value }] } }) as const;

interface Described extends Pick<StartingItem, 'group' | 'name' | 'summary' | 'description' | 'icon'> {
  /** Absent: when there is time. */
  urgency?: Urgency;
  expectedMinutes: number;
  titleField: string | null;
  fields: readonly FormField[];
  /** Absent: whoever gets it knows what to do. */
  plan?: readonly PlannedTask[];
}

/** What people ask for everywhere. */
const ITEMS: readonly Described[] = [
  {
    // Whoever cannot sign in cannot work.
    ...{ group: 'Access', name: 'Password reset', icon: 'key', expectedMinutes: HOUR, urgency: 1 },
    summary: 'You cannot sign in any more',
    description: 'Nobody will ever ask you for your password. You set a new one yourself.',
    titleField: 'system',
    fields: [
      choice('system', 'For what?', {
        computer: 'Computer and mail',
        phone: 'Work phone',
        application: 'An application',
      }),
      text('application', 'Which application?', is('system', 'application')),
      text('reach', 'How do we reach you while you are signed out?', { help: 'A phone number is best.' }),
    ],
  },
  {
    ...{ group: 'Access', name: 'Access permission', icon: 'lock', expectedMinutes: 2 * DAY },
    summary: 'A folder, a mailbox, an application, a door',
    description: '',
    titleField: 'to',
    fields: [
      choice('kind', 'Access to what?', {
        folder: 'Folder',
        mailbox: 'Mailbox',
        application: 'Application',
        door: 'Door',
      }),
      text('to', 'Its name', { help: 'As it is called where you see it.' }),
      choice(
        'level',
        'What do you need to do there?',
        { read: 'Read', change: 'Read and change' },
        {
          showWhen: { match: 'all', tests: [{ field: 'kind', is: 'isNot', value: 'door' }] },
        },
      ),
      long('why', 'What for?'),
      { ...soon('until', 'Until when?'), required: false, help: 'Leave it empty if it has no end.' },
    ],
  },
  {
    ...{ group: 'Software', name: 'Software installation', icon: 'package', expectedMinutes: 2 * DAY },
    summary: 'A program on your computer or phone',
    description: '',
    titleField: 'name',
    fields: [
      text('name', 'Which program?'),
      choice('device', 'Where is it to run?', { computer: 'Computer', phone: 'Phone or tablet' }),
      text('tag', 'Name of the device', { required: false, help: 'It stands on its sticker.' }),
      long('why', 'What do you need it for?'),
    ],
  },
  {
    ...{ group: 'Equipment', name: 'Hardware', icon: 'laptop', expectedMinutes: 5 * DAY },
    summary: 'A computer, a screen, a phone, a headset',
    description: '',
    titleField: 'what',
    fields: [
      choice('what', 'What do you need?', {
        laptop: 'Laptop',
        screen: 'Screen',
        phone: 'Phone',
        headset: 'Headset',
        other: 'Something else',
      }),
      text('other', 'What is it?', is('what', 'other')),
      choice('reason', 'Why?', {
        first: 'I have none',
        broken: 'Mine is broken',
        more: 'I need another one',
      }),
      long('more', 'Anything else we should know?', { required: false }),
    ],
  },
  {
    ...{ group: 'People', name: 'New starter', icon: 'userPlus', expectedMinutes: 10 * DAY },
    summary: 'Somebody begins to work here',
    description: 'Ask ten days before the first day, so that everything is there in the morning.',
    titleField: 'name',
    fields: [
      text('name', 'Name'),
      text('job', 'What will they do?'),
      soon('first', 'First day'),
      text('place', 'Where will they work?'),
      choices('needs', 'What do they need?', {
        laptop: 'Laptop',
        phone: 'Phone',
        badge: 'Badge',
        mail: 'Mailbox',
        desk: 'Desk',
      }),
      long('access', 'Access to folders and applications', {
        required: false,
        help: 'Or the name of a colleague who has the same.',
      }),
    ],
    plan: [
      task('account', 'Account', {
        steps: ['Create the account', 'Access to folders and applications', 'Groups and lists'],
      }),
      task('mailbox', 'Mailbox', { ...needed('mail'), after: ['account'] }),
      task('laptop', 'Laptop', {
        ...{ ...needed('laptop'), after: ['account'] },
        steps: ['Take it from stock', 'Install it', 'Sign in once with the new account'],
      }),
      task('phone', 'Phone', needed('phone')),
      task('badge', 'Badge', needed('badge')),
      task('desk', 'Desk', needed('desk')),
      task('welcome', 'Everything handed over on the first day', {
        after: ['account', 'mailbox', 'laptop', 'phone', 'badge', 'desk'],
      }),
    ],
  },
];

/**
 * The catalogue a new organisation begins with.
 * @param newId an id for each item and each form
 */
export const startingCatalog = (newId: () => Id, at: Instant): StartingItem[] =>
  ITEMS.map(({ fields, titleField, urgency = 3, plan = [], ...item }, place) => ({
    ...{ id: newId(), ...item, urgency, audience: 'everyone', cost: '', categoryId: null, teamId: null },
    ...{ approval: [], plan, position: place + 1, active: true },
    versions: [{ id: newId(), n: 1, at, fields, titleField }],
  }));
