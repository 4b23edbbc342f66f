/** Being told, and being installed. */
export const notify = {
  setting: 'Notifications on this device',
  settingHint: 'When a ticket is assigned to you, and when yours is resolved.',
  unsupported: 'This browser cannot show notifications.',
  needsInstall: 'Put Holdfast on the Home Screen first: Share, then Add to Home Screen.',
  denied: 'Blocked in the settings of this browser or device. Allow them there, then come back.',
  failed: 'Not switched on: the server was not reached. Try again when there is a signal.',
  installTitle: 'Put Holdfast on this device',
  installHint: 'It then opens without signal and keeps your work safe.',
  installIos: 'Tap Share, then Add to Home Screen. It then opens without signal and can notify you.',
  install: 'Install',
  later: 'Not now',
} as const;
