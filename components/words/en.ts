import { access } from './en/access';
import { approval } from './en/approval';
import { assetClasses } from './en/asset-classes';
import { assetDoubles } from './en/asset-doubles';
import { assetFiles } from './en/asset-files';
import { assets } from './en/assets';
import { assignment } from './en/assignment';
import { audit } from './en/audit';
import { catalog } from './en/catalog';
import { changeDesk } from './en/change-desk';
import { changes } from './en/changes';
import { common } from './en/common';
import { desk } from './en/desk';
import { dispatch } from './en/dispatch';
import { doors } from './en/doors';
import { files } from './en/files';
import { guest } from './en/guest';
import { guestSetting } from './en/guest-setting';
import { inbox } from './en/inbox';
import { knowledge } from './en/knowledge';
import { known } from './en/known';
import { mailIn } from './en/mail-in';
import { major } from './en/major';
import { nobody } from './en/nobody';
import { notify } from './en/notify';
import { problems } from './en/problems';
import { promises } from './en/promises';
import { requester } from './en/requester';
import { scores } from './en/scores';
import { search } from './en/search';
import { conditions, hours, order, promises as promised } from './en/service-levels';
import { settings } from './en/settings';
import { settle } from './en/settle';
import { sheets } from './en/sheets';
import { shell } from './en/shell';
import { nav } from './en/shell-nav';
import { stocktake } from './en/stocktake';
import { sync } from './en/sync';
import { syncHealth } from './en/sync-health';
import { tasks } from './en/tasks';
import { tickets } from './en/tickets';
import { timeline } from './en/timeline';

/** The English catalogue: one namespace a file. A key that is not here fails the type check. */
export const en = {
  access,
  approval,
  assets,
  assetDoubles,
  assetFiles,
  stocktake,
  tasks,
  catalog,
  changes: { ...changes, ...changeDesk },
  common,
  desk,
  dispatch,
  doors,
  files,
  guest,
  inbox,
  knowledge,
  known,
  major,
  nav,
  nobody,
  notify,
  problems,
  promises,
  requester,
  scores,
  search,
  settings: {
    ...settings,
    ...{
      assets: assetClasses,
      assignment,
      audit,
      conditions,
      guests: guestSetting,
      hours,
      mail: mailIn,
      order,
      promises: promised,
    },
  },
  settle,
  shell,
  sync,
  syncHealth,
  tickets: { ...tickets, ...timeline, ...sheets },
} as const;

/** The same keys with any text: what a translation must fill. */
type Open<T> = { readonly [K in keyof T]: T[K] extends string ? string : Open<T[K]> };
export type Catalogue = Open<typeof en>;

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en';
    Messages: typeof en;
  }
}
